package org.frontdoor.lab.scenarios.gho;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.frontdoor.lab.messenger.Mail;
import org.frontdoor.lab.messenger.Relay;
import org.frontdoor.lab.messenger.RelayDevice;
import org.frontdoor.lab.messenger.RelayException;
import org.frontdoor.lab.messenger.directory.Device;
import org.frontdoor.lab.messenger.directory.DirectoryClient;
import org.frontdoor.lab.messenger.directory.DirectoryException;
import org.frontdoor.lab.messenger.directory.KeyDirectory;
import org.frontdoor.lab.messenger.ratchet.AccountConversation;
import org.frontdoor.lab.messenger.ratchet.AccountNumber;
import org.frontdoor.lab.messenger.ratchet.RatchetDevice;
import org.frontdoor.lab.messenger.ratchet.RatchetLibrary;
import org.frontdoor.lab.messenger.ratchet.TrustRule;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * GHO-01: the provider gives Bob's account a second device with an identity key of its own. A
 * client that trusts the first key of each device by itself writes to it. Every day the two compare
 * their safety number: one that this client makes of the keys of the first devices is what it was;
 * one that is made of all keys that are written to is not.
 */
public final class GhostDevice implements Scenario {

  private static final Knowledge<KeyDirectory> DIRECTORY = new Knowledge<>("directory.write");
  private static final Knowledge<DeviceSlot> SLOT = new Knowledge<>("relay.position");
  private static final Knowledge<List<ByteString>> TRAFFIC = new Knowledge<>("recorded.traffic");
  private static final String ALICE = "Alice";
  private static final String BOTH = "Alice and Bob";

  private @Nullable World world;
  private @Nullable Phone ghost;
  private long readOfThePast;
  private long differing;
  private @Nullable Long noticed;

  private record World(
      Stage stage,
      RatchetLibrary library,
      AccountConversation alice,
      ByteString alicesKey,
      Phone bob,
      int past) {

    /** Whether both have the same safety number, each by what he has. */
    boolean numbersAgree() throws DirectoryException {
      String alices = alice().address().account();
      String bobs = bob().relay().account();
      ByteString bobsKey = bob().keys().identityKey();
      return stage().parameters().flag("number_of_all_devices")
          ? alice()
              .accountNumber()
              .equals(AccountNumber.of(bobs, List.of(bobsKey), alices, List.of(alicesKey())))
          : alice().safetyNumber().equals(bob().keys().safetyNumber(bobs, alices, alicesKey()));
    }

    /** How many devices in Alice's list of Bob's are not his. */
    long foreign() {
      return alice().written().stream()
          .filter(key -> !key.equals(bob().keys().identityKey()))
          .count();
    }
  }

  /** A device at the relay, and its keys. */
  private record Phone(RelayDevice relay, RatchetDevice keys) {

    /** How many of the messages that the relay has for it are for this device. */
    long read() {
      long read = 0;
      for (Mail mail : relay.receive()) {
        read += AccountConversation.opens(keys, mail) ? 1 : 0;
      }
      return read;
    }

    Device listing() {
      return new Device(
          relay.account(), relay.address().number(), keys.identityKey(), keys.offer().bytes());
    }
  }

  @Override
  public Optional<String> missing(String profile) {
    return RatchetLibrary.installed().isPresent()
        ? Optional.empty()
        : Optional.of(RatchetLibrary.MISSING);
  }

  @Override
  public void warmUp(Stage stage) throws Exception {
    RatchetLibrary library = RatchetLibrary.installed().orElseThrow();
    Relay relay = stage.onRevert(Relay.of(stage.reference()));
    KeyDirectory directory = KeyDirectory.withoutLog();
    DirectoryClient client = Directories.serve(stage, directory, Optional.empty());
    RelayDevice alices = relay.register(Relay.freshAccount(stage.reference(), "gho01-alice"));
    RelayDevice bobs = relay.register(Relay.freshAccount(stage.reference(), "gho01-bob"));
    Phone bob = new Phone(bobs, library.newDevice(bobs.address(), rule(stage)));
    client.publish(bob.listing());
    RatchetDevice alicesKeys = library.newDevice(alices.address(), rule(stage));
    AccountConversation alice = new AccountConversation(alices, alicesKeys, client, bobs.account());
    for (int i = 0; i < stage.parameters().integer("messages_before"); i++) {
      alice.say("Alice says something");
    }
    long readByBob = bob.read();
    int past = alice.carried().size();
    if (readByBob != past) {
      throw new IllegalStateException("Bob reads " + readByBob + " of " + past + " messages");
    }
    world = new World(stage, library, alice, alicesKeys.identityKey(), bob, past);
    if (!built().numbersAgree()) {
      throw new IllegalStateException("Alice and Bob have different numbers from the beginning");
    }
    stage.story().does("Alice and Bob", "compare their safety number: it is the same");
    stage.grant(TRAFFIC, alice.carried());
    stage.grant(DIRECTORY, directory, KeyDirectory::withoutLog);
    stage.grant(SLOT, new DeviceSlot(relay, bobs.account(), bobs.token()));
  }

  private static TrustRule rule(Stage stage) {
    return stage.parameters().flag("one_key_per_account")
        ? TrustRule.FIRST_OF_EACH_ACCOUNT
        : TrustRule.FIRST_OF_EACH_DEVICE;
  }

  @Override
  public void detonate(Adversary adversary) {
    DeviceSlot slot = adversary.uses(SLOT);
    adversary.spend(BudgetKind.REQUESTS, 2);
    RelayDevice device;
    try {
      device = slot.take();
    } catch (RelayException e) {
      adversary.story().says("The relay gives the insider no device");
      return;
    }
    Phone phone =
        new Phone(
            device, built().library().newDevice(device.address(), TrustRule.FIRST_OF_EACH_DEVICE));
    adversary.uses(DIRECTORY).add(phone.listing().keys());
    ghost = phone;
    adversary.story().does("The insider", "gives Bob's account a second device, with its own key");
    for (ByteString message : adversary.uses(TRAFFIC)) {
      readOfThePast += opens(phone, message) ? 1 : 0;
    }
  }

  private boolean opens(Phone phone, ByteString message) {
    Mail mail = new Mail(built().alice().address().account(), "", message);
    return AccountConversation.opens(phone.keys(), mail);
  }

  @Override
  public Outcome observe() throws Exception {
    World built = built();
    long begin = built.stage().clock().epoch();
    int epochs = built.stage().parameters().integer("epochs_after");
    long said = 0;
    long readByBob = 0;
    long readByGhost = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int i = 0; i < built.stage().parameters().integer("messages_each"); i++) {
        built.alice().say("Alice says something more");
        said++;
      }
      readByBob += built.bob().read();
      readByGhost += ghost == null ? 0 : ghost.read();
      compare(built.stage().clock().next());
    }
    String after = "messages to Bob in " + epochs + " epochs";
    return Outcome.of(Effect.ofHarm(readByGhost, said), visibility(begin))
        .with("m_past", Metric.fraction(readOfThePast, built.past(), "messages to Bob before"))
        .with("messages", Metric.count(readByGhost, after))
        .with("m_future", Metric.fraction(readByGhost, said, after))
        .with("read_by_bob", Metric.fraction(readByBob, said, after))
        .with("numbers_differ", Metric.count(differing, "of " + epochs + " comparisons"))
        .with("t_det", detection(epochs, begin));
  }

  private Metric detection(int epochs, long begin) {
    if (built().alice().refused() > 0) {
      return Metric.count(0, "epochs");
    }
    return noticed == null
        ? Metric.notWithin(epochs, "epochs")
        : Metric.count(noticed - begin, "epochs");
  }

  /** At the end of an epoch; if the numbers differ, Bob reads out his key. */
  private void compare(long now) throws DirectoryException {
    if (built().numbersAgree()) {
      return;
    }
    differing++;
    noticed = noticed == null ? Long.valueOf(now) : noticed;
    built().alice().keepOnly(Set.of(built().bob().keys().identityKey()));
    built()
        .stage()
        .story()
        .sees(
            BOTH, "find that their numbers differ; Bob reads out his key, and Alice drops others");
  }

  /** What was refused or found, or else lies in Alice's list of Bob's devices. */
  private Visibility visibility(long begin) {
    var story = built().stage().story();
    if (built().alice().refused() > 0) {
      story.sees(ALICE, "sees a device of Bob whose key is not Bob's; it gets nothing");
      return Visibility.prevented(ALICE, "one identity key for an account, whatever the device");
    }
    if (noticed != null) {
      return Visibility.detected(BOTH, "the safety number over all devices", noticed);
    }
    story.sees(BOTH, "find the same safety number whenever they compare");
    if (built().foreign() > 0) {
      story.sees(BOTH, "have a device too many in Alice's list of Bob's, which nobody looks at");
      return Visibility.evidentLater(BOTH, "her list of his devices beside his own phone", begin);
    }
    return Visibility.SILENT;
  }

  private World built() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
