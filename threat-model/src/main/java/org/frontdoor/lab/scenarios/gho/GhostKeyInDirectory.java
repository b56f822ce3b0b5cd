package org.frontdoor.lab.scenarios.gho;

import com.google.protobuf.ByteString;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.frontdoor.lab.messenger.Relay;
import org.frontdoor.lab.messenger.RelayDevice;
import org.frontdoor.lab.messenger.RelayException;
import org.frontdoor.lab.messenger.directory.Device;
import org.frontdoor.lab.messenger.directory.DirectoryClient;
import org.frontdoor.lab.messenger.directory.KeyDirectory;
import org.frontdoor.lab.messenger.directory.SelfMonitor;
import org.frontdoor.lab.messenger.fanout.DeviceKey;
import org.frontdoor.lab.messenger.fanout.FanoutDevice;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.protocol.tlog.MemoryLog;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.WitnessPolicy;
import org.jspecify.annotations.Nullable;

/**
 * GHO-07: whoever runs the key directory adds a device of his own to Bob's account, and senders
 * encrypt to it. Without a log nobody can tell; with one, Bob finds it when he next looks.
 */
public final class GhostKeyInDirectory implements Scenario {

  private static final Knowledge<KeyDirectory> DIRECTORY = new Knowledge<>("directory.write");
  private static final Knowledge<DeviceSlot> SLOT = new Knowledge<>("relay.position");
  private static final String BOB = "Bob";

  private @Nullable World world;
  private @Nullable FanoutDevice ghost;

  /**
   * Those who were there before the attack.
   *
   * @param monitor Bob's own look at the log, if there is one
   */
  private record World(
      Stage stage,
      DirectoryClient directory,
      FanoutDevice alice,
      FanoutDevice bob,
      String bobsAccount,
      Optional<SelfMonitor> monitor) {}

  @Override
  public void warmUp(Stage stage) throws Exception {
    Relay relay = stage.onRevert(Relay.of(stage.reference()));
    Optional<MemoryLog> log =
        stage.parameters().flag("log")
            ? Optional.of(
                new MemoryLog(
                    NoteSigner.generate(
                        "directory.example", NoteKeyUse.LOG, stage.secureRandom("log"))))
            : Optional.empty();
    KeyDirectory directory = log.map(KeyDirectory::withLog).orElseGet(KeyDirectory::withoutLog);
    Optional<WitnessPolicy> policy = log.map(kept -> WitnessPolicy.withoutWitnesses(kept.key()));
    DirectoryClient client = Directories.serve(stage, directory, policy);
    RelayDevice alices = relay.register(Relay.freshAccount(stage.reference(), "gho07-alice"));
    RelayDevice bobs = relay.register(Relay.freshAccount(stage.reference(), "gho07-bob"));
    FanoutDevice alice = program(stage, alices, "alice");
    FanoutDevice bob = program(stage, bobs, "bob");
    client.publish(alice.listing());
    client.publish(bob.listing());
    Optional<SelfMonitor> monitor =
        policy.map(
            believed ->
                new SelfMonitor(
                    bobs.account(), Set.of(bob.listing().identityKey()), client.log(), believed));
    world = new World(stage, client, alice, bob, bobs.account(), monitor);
    stage.story().does("Alice and Bob", "publish the keys of their phones");
    stage.grant(DIRECTORY, directory, KeyDirectory::withoutLog);
    stage.grant(SLOT, new DeviceSlot(relay, bobs.account(), bobs.token()));
  }

  private static FanoutDevice program(Stage stage, RelayDevice device, String user) {
    return new FanoutDevice(
        device, DeviceKey.generate(stage.secureRandom("device key of " + user)));
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    DeviceSlot slot = adversary.uses(SLOT);
    adversary.spend(BudgetKind.REQUESTS, 2);
    Stage stage = built().stage();
    RelayDevice device;
    try {
      device = slot.take();
    } catch (RelayException e) {
      adversary.story().says("The relay gives the insider no device: " + e.code());
      return;
    }
    FanoutDevice added = program(stage, device, "ghost");
    adversary.uses(DIRECTORY).add(added.listing().keys());
    ghost = added;
    adversary.story().does("The insider", "adds a device of his own to Bob's account");
    adversary.story().holds("a key to which whoever writes to Bob encrypts");
  }

  @Override
  public Outcome observe() throws Exception {
    Course course = new Course(built(), ghost);
    for (int epoch = 0; epoch < built().stage().parameters().integer("epochs_after"); epoch++) {
      course.epoch();
    }
    return course.outcome();
  }

  private World built() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }

  /** What happens after the attack, or in a world without one. */
  private static final class Course {

    private final World world;
    private final @Nullable FanoutDevice ghost;
    private final long begin;
    private final Set<ByteString> warnedOf = new HashSet<>();
    private @Nullable Long noticed;
    private long said;
    private long readByBob;
    private long readByGhost;

    Course(World world, @Nullable FanoutDevice ghost) {
      this.world = world;
      this.ghost = ghost;
      this.begin = world.stage().clock().epoch();
    }

    void epoch() throws Exception {
      for (int i = 0; i < world.stage().parameters().integer("messages_each"); i++) {
        var unused =
            world
                .alice()
                .say(world.directory(), world.bobsAccount(), "Alice says something", warnedOf);
        said++;
      }
      readByBob += world.bob().receive();
      readByGhost += ghost == null ? 0 : ghost.receive();
      long now = world.stage().clock().next();
      if (world.monitor().isPresent()
          && (now - begin) % world.stage().parameters().integer("look_every") == 0) {
        look(world.monitor().get(), now);
      }
    }

    private void look(SelfMonitor monitor, long now) throws TlogException {
      List<Device> foreign = monitor.look();
      if (!foreign.isEmpty()) {
        noticed = noticed == null ? Long.valueOf(now) : noticed;
        foreign.forEach(device -> warnedOf.add(device.identityKey()));
        world
            .stage()
            .story()
            .sees(BOB, "finds a device in the log that is not his, and tells Alice");
      }
    }

    Outcome outcome() {
      Visibility visibility =
          noticed == null
              ? Visibility.SILENT
              : Visibility.detected(BOB, "the entries of the log under his own name", noticed);
      return Outcome.of(Effect.ofHarm(readByGhost, said), visibility)
          .with("m_future", Metric.fraction(readByGhost, said, "messages to Bob"))
          .with("read_by_bob", Metric.fraction(readByBob, said, "messages to Bob"))
          .with(
              "t_det",
              noticed == null ? Metric.never("epochs") : Metric.count(noticed - begin, "epochs"));
    }
  }
}
