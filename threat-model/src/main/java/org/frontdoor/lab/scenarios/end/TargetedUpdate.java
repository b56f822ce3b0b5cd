package org.frontdoor.lab.scenarios.end;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.frontdoor.lab.architecture.Device;
import org.frontdoor.lab.architecture.Release;
import org.frontdoor.lab.architecture.ReleaseLine;
import org.frontdoor.lab.architecture.SealedCopy;
import org.frontdoor.lab.architecture.Smuggler;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TlogFault;
import org.jspecify.annotations.Nullable;

/**
 * END-01: one device of a fleet is sent a program that copies everything to one more key, signed as
 * the vendor signs. With binary transparency the device asks for the proof that everybody can know
 * of the program, and whoever makes the programs reads the log, and sends everybody a program of
 * hers when she finds one that is not.
 */
public final class TargetedUpdate implements Scenario {

  private static final Knowledge<Channel> CHANNEL = new Knowledge<>("release.channel");
  private static final Knowledge<SealedCopy.Key> OWN = new Knowledge<>("own.key");
  private static final String BEFORE = "before ";

  private @Nullable World world;

  /** The servers from which devices fetch what is meant for them. */
  private interface Channel {
    void push(int device, Release update) throws TlogException;
  }

  /** The world, and what reaches the attacker's server. */
  private record World(
      Stage stage,
      ReleaseLine line,
      List<Device> fleet,
      SealedCopy.Key attacker,
      List<SealedCopy> gathered) {}

  @Override
  public void warmUp(Stage stage) throws Exception {
    ReleaseLine line = ReleaseLine.start("vendor.example", stage);
    Release first = line.release(Device.program("1.0", List.of()));
    Release second = line.release(Device.program("1.1", List.of()));
    List<Device> fleet = new ArrayList<>();
    for (int i = 1; i <= stage.parameters().integer("devices"); i++) {
      Device device = new Device("user " + i, line.gate(), first);
      device.install(second);
      fleet.add(device);
    }
    stage
        .story()
        .says(fleet.size() + " devices run version 1.1, and keep what was written on them");
    SealedCopy.Key own = SealedCopy.Key.generate(stage.secureRandom("attacker"));
    World built = new World(stage, line, fleet, own, new ArrayList<>());
    world = built;
    write(built, BEFORE, stage.parameters().integer("past"));
    Smuggler.equip(stage, line);
    stage.grant(CHANNEL, (device, update) -> fleet.get(device).install(update));
    stage.grant(OWN, own);
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    ByteString program = Device.program("1.2", List.of(adversary.uses(OWN).publicKey()));
    adversary.story().does("The insider", "signs a program that copies all to a key of his");
    Release update = Smuggler.make(adversary, program, adversary.parameters().text("way"));
    adversary.spend(BudgetKind.REQUESTS, 1);
    try {
      adversary.uses(CHANNEL).push(0, update);
      adversary.story().sees("The insider", "sees that one device has installed it");
    } catch (TlogException e) {
      adversary.story().sees("The insider", "sees a refusal: " + e.fault().sentence());
    }
  }

  @Override
  public Outcome observe() throws Exception {
    World own = world();
    int epochs = own.stage.parameters().integer("epochs");
    long installs = own.fleet.stream().filter(Device::copies).count();
    long refusals = own.fleet.stream().filter(device -> !device.refused().isEmpty()).count();
    own.stage.story().sees("The devices", "have refused an update on " + refusals + " of them");
    Optional<Long> found = Optional.empty();
    for (int epoch = 0; epoch < epochs; epoch++) {
      write(own, "message ", own.stage.parameters().integer("messages"));
      long now = own.stage.clock().next();
      if (own.line.foreign()) {
        found = found.or(() -> Optional.of(now));
        if (own.line.watched()) {
          own.stage.story().sees("The vendor", "sees a program in the log that she never made");
          replace(own);
        }
      }
    }
    return outcome(own, installs, found);
  }

  private static void write(World own, String text, int messages) {
    for (Device device : own.fleet) {
      for (int i = 0; i < messages; i++) {
        own.gathered.addAll(device.send(device.owner() + ": " + text + i));
      }
    }
  }

  /** The vendor's answer: a program of hers for every device, made as all are. */
  private static void replace(World own) throws TlogException {
    Release good = own.line.release(Device.program("1.3", List.of()));
    for (Device device : own.fleet) {
      device.install(good);
    }
    own.stage.story().does("The vendor", "sends every device a program of hers, and they take it");
  }

  private static Outcome outcome(World own, long installs, Optional<Long> found) {
    List<String> opened =
        own.gathered.stream().flatMap(copy -> own.attacker.open(copy).stream()).toList();
    Set<String> users = new HashSet<>();
    opened.forEach(text -> users.add(text.substring(0, text.indexOf(':'))));
    long past = opened.stream().filter(text -> text.contains(BEFORE)).count();
    Optional<Long> noticed = found.filter(at -> own.line.watched());
    own.stage.story().holds(opened.size() + " messages of " + users.size() + " users, opened");
    return Outcome.of(opened.isEmpty() ? Effect.HOLDS : Effect.BREAKS, visibility(own, found))
        .with("u_exp", Metric.count(users.size(), "users"))
        .with("installs", Metric.count(installs, "devices"))
        .with("left", Metric.count(own.fleet.stream().filter(Device::copies).count(), "devices"))
        .with(
            "m_past",
            Metric.fraction(past, own.stage.parameters().integer("past"), "of what one device had"))
        .with("messages", Metric.count(opened.size() - past, "messages opened as they were sent"))
        .with(
            "t_det",
            noticed.map(at -> Metric.count(at, "epochs")).orElseGet(() -> Metric.never("epochs")));
  }

  private static Visibility visibility(World own, Optional<Long> found) {
    return own.line
        .visibility("release monitor", found)
        .or(() -> refused(own).map(why -> Visibility.prevented("device", why.sentence())))
        .orElse(Visibility.SILENT);
  }

  /** Why a device has refused something, as it remembers. */
  private static Optional<TlogFault> refused(World own) {
    return own.fleet.stream().flatMap(device -> device.refused().stream()).findFirst();
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
