package org.frontdoor.lab.scenarios.acc;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.hi1.v1.Approver;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.lab.architecture.OpenedProduct;
import org.frontdoor.lab.architecture.TapConsole;
import org.frontdoor.lab.architecture.TapRoom;
import org.frontdoor.lab.endpoint.Reserved;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Parameters;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Story;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.protocol.accountability.LogEntries;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.provider.accountability.LoggedTasking;
import org.frontdoor.provider.accountability.NotLoggedException;
import org.frontdoor.provider.accountability.OrderBasis;
import org.frontdoor.provider.tasking.InterceptionTask;
import org.frontdoor.provider.tasking.LoggedTask;
import org.frontdoor.provider.tasking.Tap;
import org.jspecify.annotations.Nullable;

/**
 * ACC-01: somebody who has got to the control of the tap orders taps there, past the management
 * that knows of warrants and logs them (Athens 2004, Telecom Italia 2006). What stops it is a tap
 * that asks for the log's proof; what finds it is somebody who compares taps and log, and has ended
 * what stands in the one alone. In Athens the program that answers for the tap was the intruder's.
 */
public final class TapPastTheLog implements Scenario {

  private static final Knowledge<Tap> CONTROL = new Knowledge<>("tap.control");
  private static final Knowledge<TapConsole> CONSOLE = new Knowledge<>("tap.console");
  private static final Knowledge<LoggedTasking> RECEIPT = new Knowledge<>("honest.receipt");
  private static final Knowledge<DeliveryKeyPair> OWN = new Knowledge<>("own.delivery.key");
  private static final Knowledge<List<String>> VICTIMS = new Knowledge<>("victims.accounts");
  private static final EndpointId AUTHORITY = party("AUTH0001");
  private static final EndpointId INTRUDER = party("SHADOW01");
  private static final Duration LENGTH = Duration.ofDays(30);

  private @Nullable World world;

  /** The world, and the intruder's key. */
  private record World(
      Stage stage, TapRoom room, List<String> victims, List<String> others, DeliveryKeyPair own) {}

  @Override
  public void warmUp(Stage stage) throws Exception {
    Parameters parameters = stage.parameters();
    TapRoom room = TapRoom.open(stage, stage.flaw(parameters.flag("asks"), true));
    List<String> accounts = new ArrayList<>();
    for (int i = 0; i < parameters.integer("users"); i++) {
      accounts.add(Reserved.require("lab-acc01-" + i));
    }
    int victims = parameters.integer("victims");
    DeliveryKeyPair authority = key();
    for (int i = 0; i < parameters.integer("warrants"); i++) {
      InterceptionTask task =
          task(stage.clock().instant(), i, AUTHORITY, accounts.get(victims + i), authority);
      Instant unused = room.management().activate(task).get();
    }
    stage.story().says(parameters.integer("warrants") + " taps run, each on a warrant and logged");
    DeliveryKeyPair own = key();
    world =
        new World(
            stage,
            room,
            accounts.subList(0, victims),
            accounts.subList(victims, accounts.size()),
            own);
    InterceptionTask known =
        task(stage.clock().instant(), 0, AUTHORITY, accounts.get(victims), authority);
    LoggedTasking honest = room.log().commit(List.of(known.tasking())).getFirst();
    stage.grant(CONTROL, room.control());
    stage.grant(CONSOLE, room.control());
    stage.grant(
        RECEIPT,
        honest,
        () ->
            new LoggedTasking(
                honest.entry(), ByteString.EMPTY, honest.proof(), honest.checkpoint()));
    stage.grant(OWN, own);
    stage.grant(VICTIMS, accounts.subList(0, victims));
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    Tap control = adversary.uses(CONTROL);
    LoggedTasking receipt = adversary.uses(RECEIPT);
    DeliveryKeyPair own = adversary.uses(OWN);
    int number = 0;
    for (String victim : adversary.uses(VICTIMS)) {
      adversary.spend(BudgetKind.REQUESTS, 1);
      InterceptionTask task =
          task(adversary.clock().instant(), 1000 + number++, INTRUDER, victim, own);
      activate(control, new LoggedTask(task, receipt));
      if (adversary.parameters().flag("hides")) {
        adversary.uses(CONSOLE).hide(task.taskId());
      }
    }
    adversary
        .story()
        .does("The intruder", "orders " + number + " taps at the tap itself, for phones of his");
  }

  private static void activate(Tap control, LoggedTask task) throws Exception {
    try {
      Instant unused = control.activate(task).get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof NotLoggedException)) {
        throw e;
      }
    }
  }

  @Override
  public Outcome observe() throws Exception {
    World own = world();
    Story story = own.stage.story();
    Oversight oversight = new Oversight(own.room, own.stage.parameters().text("oversight"));
    for (int epoch = 0; epoch < own.stage.parameters().integer("epochs"); epoch++) {
      talk(own);
      Set<UUID> unlogged = oversight.look(own.stage.clock().next());
      if (!unlogged.isEmpty()) {
        story.sees("Oversight", "sees " + unlogged.size() + " taps that stand in no entry");
        end(own, unlogged);
      }
    }
    story.sees("The tap", "has refused " + own.room.refused() + " tasks without an entry");
    return outcome(own, oversight);
  }

  /** At the tap itself: who answers for it need not do what it is told. */
  private static void end(World own, Set<UUID> taps) throws Exception {
    for (UUID tap : taps) {
      Instant unused = own.room.cut(tap, own.stage.clock().instant()).get();
    }
    own.stage.story().does("Oversight", "has them ended at the tap");
  }

  private static void talk(World own) throws InterruptedException {
    List<String> senders = new ArrayList<>();
    for (int i = 0; i < own.stage.parameters().integer("messages"); i++) {
      senders.addAll(own.victims);
      senders.addAll(own.others);
    }
    own.room.send(senders, Reserved.require("lab-acc01-friend"));
  }

  private static Outcome outcome(World own, Oversight oversight) {
    List<IriRecord> opened = OpenedProduct.open(own.room.product(INTRUDER), own.own);
    Set<String> users = new HashSet<>();
    opened.forEach(record -> users.add(record.getFrom()));
    own.stage.story().holds(opened.size() + " records of " + users.size() + " users, opened");
    Effect effect = Effect.ofHarm(users.size(), own.victims.size());
    return Outcome.of(effect, visibility(own, oversight))
        .with("u_exp", Metric.count(users.size(), "users"))
        .with("messages", Metric.count(opened.size(), "records opened"))
        .with(
            "t_det",
            oversight
                .noticed()
                .map(at -> Metric.count(at, "epochs"))
                .orElseGet(() -> Metric.never("epochs")));
  }

  private static Visibility visibility(World own, Oversight oversight) {
    return oversight
        .visibility()
        .orElseGet(
            () ->
                own.room.refused() > 0
                    ? Visibility.prevented("tap", "no entry of the log was shown to it")
                    : Visibility.SILENT);
  }

  private static InterceptionTask task(
      Instant now, int number, EndpointId receiver, String account, DeliveryKeyPair key) {
    ByteString order = ByteString.copyFromUtf8("order " + number);
    Approver judge =
        Approver.newBuilder()
            .setCountryCode("XX")
            .setRealm("criminal")
            .setRole(KeyRole.KEY_ROLE_JUDGE)
            .setUniqueIdentifier("JUDGE001")
            .build();
    return new InterceptionTask(
        new UUID(1, number),
        "LIID-" + number,
        receiver,
        Set.of(account),
        List.of(key.publicKey()),
        now,
        now.plus(LENGTH),
        false,
        new OrderBasis(
            judge,
            LogEntries.orderTag(order),
            LogEntries.orderHash(order),
            DataCategory.DATA_CATEGORY_TRAFFIC,
            DeliveryType.DELIVERY_TYPE_IRI_ONLY,
            false));
  }

  private static DeliveryKeyPair key() throws Exception {
    return DeliveryKeyPair.generate(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM);
  }

  private static EndpointId party(String id) {
    return EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier(id).build();
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
