package org.frontdoor.lab.scenarios.gho;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.frontdoor.lab.messenger.directory.Device;
import org.frontdoor.lab.messenger.directory.DirectoryException;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.lab.scenarios.gho.GhostKeyInDirectory.Ghost;
import org.frontdoor.lab.scenarios.gho.GhostKeyInDirectory.World;
import org.frontdoor.protocol.tlog.TlogException;
import org.jspecify.annotations.Nullable;

/**
 * What happens after the attack of GHO-07, or in a world without one: Alice writes, Bob reads and
 * looks, and in the end both compare what they have.
 */
final class DirectoryCourse {

  private static final String BOB = "Bob";
  private static final String BOTH = "Alice and Bob";

  private final World world;
  private final @Nullable Ghost ghost;
  private final long begin;
  private final Set<ByteString> warnedOf = new HashSet<>();
  private final Set<ByteString> keptByAlice = new HashSet<>();
  private @Nullable Visibility noticed;
  private long noticedAt;
  private long said;
  private long readByBob;
  private long readByGhost;
  private long toldAlice;
  private long toldBob;

  DirectoryCourse(World world, @Nullable Ghost ghost) {
    this.world = world;
    this.ghost = ghost;
    this.begin = stage().clock().epoch();
  }

  Outcome run() throws Exception {
    for (int epoch = 0; epoch < epochs(); epoch++) {
      epoch();
    }
    if (ghost != null) {
      ghost.leave();
      stage().story().does("The insider", "takes his device out of the directory again");
    }
    String inEpochs = "messages to Bob in " + epochs() + " epochs";
    return Outcome.of(Effect.ofHarm(readByGhost, said), visibility())
        .with("messages", Metric.count(readByGhost, inEpochs))
        .with("m_future", Metric.fraction(readByGhost, said, inEpochs))
        .with("read_by_bob", Metric.fraction(readByBob, said, inEpochs))
        .with("told_alice", Metric.count(toldAlice, "devices of Bob at most"))
        .with("told_bob", Metric.count(toldBob, "devices of Bob at most"))
        .with(
            "t_det",
            noticed == null
                ? Metric.notWithin(epochs(), "epochs")
                : Metric.count(noticedAt - begin, "epochs"));
  }

  private void epoch() throws Exception {
    for (int i = 0; i < stage().parameters().integer("messages_each"); i++) {
      List<Device> told =
          world
              .alice()
              .say(world.alices(), bobsAccount(), "Alice says something", warnedOf)
              .devices();
      toldAlice = Math.max(toldAlice, told.size());
      if (stage().parameters().flag("keeps_answers")) {
        told.forEach(device -> keptByAlice.add(device.identityKey()));
      }
      said++;
    }
    readByBob += world.bob().receive();
    readByGhost += ghost == null ? 0 : ghost.device().receive();
    long now = stage().clock().next();
    if ((now - begin) % stage().parameters().integer("look_every") == 0) {
      look(now);
    }
  }

  /** Bob asks for his own account, and reads the log if there is one. */
  private void look(long now) throws DirectoryException, TlogException {
    List<Device> told = world.bobs().devices(bobsAccount()).devices();
    toldBob = Math.max(toldBob, told.size());
    notice(
        told.stream().filter(device -> !device.identityKey().equals(bobsKey())).toList(),
        "the directory's answer for his own account",
        now);
    if (world.monitor().isPresent()) {
      notice(world.monitor().get().look(), "the entries of the log under his own name", now);
    }
  }

  private void notice(List<Device> foreign, String from, long now) {
    if (foreign.isEmpty()) {
      return;
    }
    foreign.forEach(device -> warnedOf.add(device.identityKey()));
    if (noticed == null) {
      noticed = Visibility.detected(BOB, from, now);
      noticedAt = now;
    }
    stage().story().sees(BOB, "finds a device in " + from + " that is not his, and tells Alice");
  }

  /** If Bob has found nothing by himself, Alice shows him all that she has. */
  private Visibility visibility() throws DirectoryException {
    if (noticed != null) {
      return noticed;
    }
    stage().story().sees(BOB, "finds his own phone, and nothing else, whenever he asks");
    List<ByteString> hers = new ArrayList<>(keptByAlice);
    world.alices().devices(bobsAccount()).devices().stream()
        .map(Device::identityKey)
        .forEach(hers::add);
    hers.removeIf(bobsKey()::equals);
    if (hers.isEmpty()) {
      stage().story().sees(BOTH, "find no key of Bob in her program that is not his");
      return Visibility.SILENT;
    }
    stage().story().sees(BOTH, "find a key in her list of Bob's devices that is not his");
    return Visibility.evidentLater(BOTH, "her list of his devices beside his own phone", begin);
  }

  private String bobsAccount() {
    return world.bob().listing().account();
  }

  private ByteString bobsKey() {
    return world.bob().listing().identityKey();
  }

  private int epochs() {
    return stage().parameters().integer("epochs_after");
  }

  private Stage stage() {
    return world.stage();
  }
}
