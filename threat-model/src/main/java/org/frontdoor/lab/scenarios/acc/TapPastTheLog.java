package org.frontdoor.lab.scenarios.acc;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
import org.frontdoor.lab.accountability.Reconciler;
import org.frontdoor.lab.architecture.OpenedProduct;
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
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.protocol.accountability.LogEntries;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.tlog.WitnessPolicy;
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
 * what stands in the one alone.
 */
public final class TapPastTheLog implements Scenario {

  private static final Knowledge<Tap> CONTROL = new Knowledge<>("tap.control");
  private static final Knowledge<LoggedTasking> RECEIPT = new Knowledge<>("honest.receipt");
  private static final Knowledge<DeliveryKeyPair> OWN = new Knowledge<>("own.delivery.key");
  private static final Knowledge<List<String>> VICTIMS = new Knowledge<>("victims.accounts");
  private static final EndpointId AUTHORITY = party("AUTH0001");
  private static final EndpointId INTRUDER = party("SHADOW01");
  private static final Duration LENGTH = Duration.ofDays(30);

  private @Nullable World world;
  private Optional<String> refusal = Optional.empty();

  /**
   * The world, and the intruder's key.
   *
   * @param reconciled whether oversight comes once an epoch; if not, what it would find lies there
   *     all the same
   */
  private record World(
      Stage stage,
      TapRoom room,
      List<String> victims,
      List<String> others,
      DeliveryKeyPair own,
      boolean reconciled) {}

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
            own,
            parameters.flag("reconciled"));
    InterceptionTask known =
        task(stage.clock().instant(), 0, AUTHORITY, accounts.get(victims), authority);
    LoggedTasking honest = room.log().commit(List.of(known.tasking())).getFirst();
    stage.grant(CONTROL, room.control());
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
      try {
        Instant unused = control.activate(new LoggedTask(task, receipt)).get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof NotLoggedException)) {
          throw e;
        }
        refusal = Optional.of(String.valueOf(e.getCause().getMessage()));
      }
    }
    adversary
        .story()
        .does("The intruder", "orders " + number + " taps at the tap itself, for phones of his");
    refusal.ifPresent(why -> adversary.story().sees("The intruder", "sees a refusal: " + why));
  }

  @Override
  public Outcome observe() throws Exception {
    World own = world();
    int epochs = own.stage.parameters().integer("epochs");
    Reconciler oversight = new Reconciler(WitnessPolicy.withoutWitnesses(own.room.log().key()));
    Optional<Long> found = Optional.empty();
    for (int epoch = 0; epoch < epochs; epoch++) {
      talk(own);
      long now = own.stage.clock().next();
      Set<UUID> unlogged = unlogged(own, oversight);
      if (!unlogged.isEmpty()) {
        found = found.or(() -> Optional.of(now));
        if (own.reconciled()) {
          own.stage
              .story()
              .sees("Oversight", "sees " + unlogged.size() + " taps that stand in no entry");
          end(own, unlogged);
        }
      }
    }
    return outcome(own, found);
  }

  private static void end(World own, Set<UUID> taps) throws Exception {
    for (UUID tap : taps) {
      Instant unused = own.room.management().end(tap, own.stage.clock().instant()).get();
    }
    own.stage.story().does("Oversight", "has the switch end them");
  }

  private static Set<UUID> unlogged(World own, Reconciler oversight) throws Exception {
    TapRoom room = own.room;
    List<ByteString> openings = room.log().openings(0, Integer.MAX_VALUE);
    return oversight.unlogged(room.control().states(), room.log(), openings);
  }

  private static void talk(World own) throws InterruptedException {
    List<String> senders = new ArrayList<>();
    for (int i = 0; i < own.stage.parameters().integer("messages"); i++) {
      senders.addAll(own.victims);
      senders.addAll(own.others);
    }
    own.room.send(senders, Reserved.require("lab-acc01-friend"));
  }

  private Outcome outcome(World own, Optional<Long> found) {
    Optional<Long> noticed = found.filter(at -> own.reconciled());
    List<IriRecord> opened = OpenedProduct.open(own.room.product(INTRUDER), own.own);
    Set<String> users = new HashSet<>();
    opened.forEach(record -> users.add(record.getFrom()));
    own.stage.story().holds(opened.size() + " records of " + users.size() + " users, opened");
    Effect effect = Effect.ofHarm(users.size(), own.victims.size());
    return Outcome.of(effect, visibility(own, found))
        .with("u_exp", Metric.count(users.size(), "users"))
        .with("messages", Metric.count(opened.size(), "records opened"))
        .with(
            "t_det",
            noticed.map(at -> Metric.count(at, "epochs")).orElseGet(() -> Metric.never("epochs")));
  }

  private Visibility visibility(World own, Optional<Long> found) {
    String from = "the table of taps beside the log";
    return found
        .map(
            at ->
                own.reconciled()
                    ? Visibility.detected("oversight", from, at)
                    : Visibility.evidentLater("oversight", from, at))
        .or(() -> refusal.map(why -> Visibility.prevented("tap", "no entry of the log is shown")))
        .orElse(Visibility.SILENT);
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
