package org.frontdoor.lab.scenarios.war;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.front.Chatter;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.jspecify.annotations.Nullable;

/**
 * WAR-02: with the stolen key of a judge, somebody at an authority signs an order for each person
 * that he likes, over the wire, and the provider is right to accept every one. Who can tell is the
 * judge: she knows what she has signed, and the log of taskings says what was done in her name.
 */
public final class StolenJudgeKey implements Scenario {

  private static final Knowledge<SigningIdentity> KEY = new Knowledge<>("judge.key");
  private static final Knowledge<Desk> DESK = new Knowledge<>("authority.desk");
  private static final Knowledge<List<String>> VICTIMS = new Knowledge<>("victims.accounts");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private @Nullable World world;

  /** Where orders are handed in; closed to a judge's name once she says that it is misused. */
  private interface Desk {
    /** Hands in an order; returns whether it runs. */
    boolean order(SigningIdentity judge, String account) throws Exception;
  }

  /** The world, and what runs in the judge's name that is not hers. */
  private record World(
      Stage stage,
      Endpoint endpoint,
      JudgesWatch watch,
      List<String> victims,
      List<String> liids) {}

  @Override
  public void warmUp(Stage stage) throws Exception {
    Endpoint endpoint = stage.reference();
    var unused = endpoint.desk();
    // A judge in whose name no other scenario orders.
    SigningIdentity key =
        KeyFiles.loadSigning(
            endpoint.lab().conformance().resolve("judge-b.p12"),
            endpoint.lab().conformance().resolve("password"),
            endpoint.world().clock().instant());
    JudgesWatch watch = new JudgesWatch(stage, endpoint, key.identity());
    int victims = stage.parameters().integer("rate") * stage.parameters().integer("epochs");
    List<String> accounts = endpoint.freshAccounts("war02", victims + 1);
    World built =
        new World(stage, endpoint, watch, accounts.subList(0, victims), new ArrayList<>());
    world = built;
    String honest = new Bench(endpoint, key, watch::signed).order(accounts.getLast()).orElseThrow();
    AutoCloseable unusedHandle = stage.onRevert(() -> cancel(endpoint, List.of(honest)));
    stage.story().does("The judge", "signs one order, and keeps what she has signed");
    stage.grant(
        KEY,
        key,
        () ->
            LabPki.create("XX", endpoint.world().clock(), stage.secureRandom("impostor"))
                .judge(key.identity().uniqueIdentifier()));
    stage.grant(DESK, (judge, account) -> hand(built, judge, account));
    stage.grant(VICTIMS, built.victims);
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    SigningIdentity key = adversary.uses(KEY);
    Desk desk = adversary.uses(DESK);
    int rate = world().stage.parameters().integer("rate");
    List<String> victims = adversary.uses(VICTIMS);
    for (int i = 0; i < victims.size(); i++) {
      if (i > 0 && i % rate == 0) {
        adversary.clock().next();
      }
      adversary.spend(BudgetKind.REQUESTS, 1);
      if (!desk.order(key, victims.get(i))) {
        adversary.story().sees("The thief", "sees that orders in this judge's name are refused");
        return;
      }
    }
    adversary.story().sees("The thief", "sees that all of his " + victims.size() + " orders run");
  }

  @Override
  public Outcome observe() throws Exception {
    World own = world();
    own.endpoint
        .tester()
        .inject(Chatter.ring(own.victims, own.stage.parameters().integer("messages")));
    own.endpoint.settle();
    own.stage.clock().next();
    own.watch.look();
    cancel(own.endpoint, own.liids);
    own.endpoint.desk().awaitEnd(own.liids, PATIENCE);
    Set<String> exposed = new HashSet<>();
    long messages = 0;
    for (int i = 0; i < own.liids.size(); i++) {
      int records = own.endpoint.desk().product(own.liids.get(i)).size();
      messages += records;
      if (records > 0) {
        exposed.add(own.victims.get(i));
      }
    }
    own.stage.story().holds(messages + " records of " + exposed.size() + " persons, opened");
    Optional<Long> alarm = own.watch.alarm();
    return Outcome.of(
            Effect.ofHarm(exposed.size(), own.victims.size()),
            alarm
                .map(at -> Visibility.detected("judge", "the log of taskings", at))
                .orElse(Visibility.SILENT))
        .with("u_exp", Metric.count(exposed.size(), "users"))
        .with("messages", Metric.count(messages, "records opened"))
        .with(
            "t_det",
            alarm.map(at -> Metric.count(at, "epochs")).orElseGet(() -> Metric.never("epochs")));
  }

  private static boolean hand(World own, SigningIdentity judge, String account) throws Exception {
    own.watch.look();
    if (own.watch.alarm().isPresent()) {
      return false;
    }
    Optional<String> liid = new Bench(own.endpoint, judge, copy -> {}).order(account);
    liid.ifPresent(own.liids::add);
    return liid.isPresent();
  }

  private static void cancel(Endpoint endpoint, List<String> liids) {
    try (CaseOfficer officer = endpoint.officer()) {
      liids.forEach(officer::cancel);
    }
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
