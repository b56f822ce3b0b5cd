package org.frontdoor.lab.scenarios.gho;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.frontdoor.lab.messenger.Relay;
import org.frontdoor.lab.messenger.RelayDevice;
import org.frontdoor.lab.messenger.RelayException;
import org.frontdoor.lab.messenger.directory.DirectoryClient;
import org.frontdoor.lab.messenger.directory.KeyDirectory;
import org.frontdoor.lab.messenger.directory.SelfMonitor;
import org.frontdoor.lab.messenger.fanout.DeviceKey;
import org.frontdoor.lab.messenger.fanout.FanoutDevice;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.protocol.tlog.MemoryLog;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.WitnessPolicy;
import org.jspecify.annotations.Nullable;

/**
 * GHO-07: whoever runs the key directory adds a device of his own to Bob's account, tells everybody
 * of it but Bob, and takes it out again in the end. Bob, who asks for his own account, is told of
 * his phone alone. With a log Bob finds the device there when he next looks; without one it is
 * found only if Alice's program has kept what it was told, and she shows that to Bob.
 */
public final class GhostKeyInDirectory implements Scenario {

  private static final Knowledge<KeyDirectory> DIRECTORY = new Knowledge<>("directory.write");
  private static final Knowledge<DeviceSlot> SLOT = new Knowledge<>("relay.position");

  private @Nullable World world;
  private @Nullable Ghost ghost;

  /**
   * Those who were there before the attack.
   *
   * @param alices the directory, as Alice's program asks it
   * @param bobs the same for Bob's
   * @param monitor Bob's own look at the log, if there is one
   */
  record World(
      Stage stage,
      DirectoryClient alices,
      DirectoryClient bobs,
      FanoutDevice alice,
      FanoutDevice bob,
      Optional<SelfMonitor> monitor) {}

  /**
   * A device that Bob does not have.
   *
   * @param directory where the insider has put it
   */
  record Ghost(FanoutDevice device, KeyDirectory directory) {

    void leave() {
      directory.withdraw(device.listing().keys());
    }
  }

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
    FanoutDevice alice = program(stage.secureRandom("device key of alice"), alices);
    FanoutDevice bob = program(stage.secureRandom("device key of bob"), bobs);
    client.publish(alice.listing());
    client.publish(bob.listing());
    Optional<SelfMonitor> monitor =
        policy.map(
            believed ->
                new SelfMonitor(
                    bobs.account(), Set.of(bob.listing().identityKey()), client.log(), believed));
    world =
        new World(
            stage, client.as(alices.account()), client.as(bobs.account()), alice, bob, monitor);
    stage.story().does("Alice and Bob", "publish the keys of their phones");
    stage.grant(DIRECTORY, directory, KeyDirectory::withoutLog);
    stage.grant(SLOT, new DeviceSlot(relay, bobs.account(), bobs.token()));
  }

  private static FanoutDevice program(SecureRandom random, RelayDevice device) {
    return new FanoutDevice(device, DeviceKey.generate(random));
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    DeviceSlot slot = adversary.uses(SLOT);
    adversary.spend(BudgetKind.REQUESTS, 3);
    RelayDevice device;
    try {
      device = slot.take();
    } catch (RelayException e) {
      adversary.story().says("The relay gives the insider no device: " + e.code());
      return;
    }
    Ghost added =
        new Ghost(
            program(adversary.secureRandom("device key of ghost"), device),
            adversary.uses(DIRECTORY));
    added.directory().addHiddenFrom(slot.account(), added.device().listing().keys());
    ghost = added;
    adversary
        .story()
        .does("The insider", "adds a device of his own to Bob's account, and hides it from Bob");
    adversary.story().holds("a key to which whoever writes to Bob encrypts");
  }

  @Override
  public Outcome observe() throws Exception {
    return new DirectoryCourse(built(), ghost).run();
  }

  private World built() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
