package org.frontdoor.lab.scenarios.war;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frontdoor.authority.export.OpenedRecord;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.endpoint.ProviderAccount;
import org.frontdoor.lab.front.Chatter;
import org.frontdoor.lab.front.Order;
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
import org.frontdoor.testbed.lab.LabException;
import org.jspecify.annotations.Nullable;

/**
 * WAR-02: with the stolen key of a judge, somebody at an authority signs an order for each person
 * that he likes, over the wire, and the provider is right to accept every one. Who can tell is the
 * judge: she knows what she has signed, and the log of taskings says what was done in her name. The
 * thief does not wait for her: he orders all he wants at once, and goes on when she has spoken.
 */
public final class StolenJudgeKey implements Scenario {

  private static final Knowledge<SigningIdentity> KEY = new Knowledge<>("judge.key");
  private static final Knowledge<Desk> DESK = new Knowledge<>("authority.desk");
  private static final Knowledge<List<String>> VICTIMS = new Knowledge<>("victims.accounts");

  private @Nullable World world;

  /** Where orders are handed in, at an authority that knows nothing of whose key it is. */
  private interface Desk {
    /** Hands in an order; returns by which rule it was refused, and nothing if it runs. */
    Optional<String> order(SigningIdentity judge, String account) throws Exception;

    /** Lets an epoch go by. */
    void rest() throws Exception;
  }

  /** The world, and what was ordered in the judge's name that is not hers. */
  private static final class World implements Desk {

    private final Stage stage;
    private final Bench bench;
    private final JudgesWatch watch;
    private final List<String> victims;
    private final Map<Order, String> ordered = new LinkedHashMap<>();
    private final List<Order> running = new ArrayList<>();
    private final ProviderAccount account;
    private int afterAlarm;

    World(Stage stage, Bench bench, JudgesWatch watch, List<String> victims) throws SQLException {
      this.stage = stage;
      this.account =
          ProviderAccount.from(stage.reference(), stage.reference().authority().identity());
      this.bench = bench;
      this.watch = watch;
      this.victims = victims;
    }

    @Override
    public Optional<String> order(SigningIdentity judge, String account) throws Exception {
      Bench.Answer answer = bench.order(judge, account);
      if (answer.refusal().isEmpty()) {
        ordered.put(answer.order(), account);
        running.add(answer.order());
        afterAlarm += watch.alarm().isPresent() ? 1 : 0;
      }
      return answer.refusal();
    }

    /** People talk for an epoch, then the judge looks, and has ended what is not hers. */
    @Override
    public void rest() throws Exception {
      stage
          .reference()
          .tester()
          .inject(Chatter.ring(victims, stage.parameters().integer("messages")));
      stage.reference().settle();
      long unused = stage.clock().next();
      if (watch.look() > 0 && watch.watching()) {
        end();
        stage.story().does("The authority", "cancels them, and the provider ends them");
      }
    }

    private void end() throws InterruptedException {
      bench.cancel(running);
      running.clear();
    }
  }

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
    int victims = stage.parameters().integer("at_once") + stage.parameters().integer("later");
    List<String> accounts = endpoint.freshAccounts("war02", victims + 1);
    Bench bench = stage.onRevert(new Bench(endpoint));
    World built = new World(stage, bench, watch, accounts.subList(0, victims));
    world = built;
    Bench.Answer honest = bench.order(key, accounts.getLast());
    honest
        .refusal()
        .ifPresent(
            rule -> {
              throw new LabException("An honest order was refused by the rule " + rule);
            });
    watch.signed(honest.warrant());
    AutoCloseable handle = () -> bench.cancel(List.of(honest.order()));
    AutoCloseable unusedHandle = stage.onRevert(handle);
    AutoCloseable unusedRest = stage.onRevert(built::end);
    stage.story().does("The judge", "signs one order, and keeps what she has signed");
    stage.grant(
        KEY,
        key,
        () ->
            LabPki.create("XX", endpoint.world().clock(), stage.secureRandom("impostor"))
                .judge(key.identity().uniqueIdentifier()));
    stage.grant(DESK, built);
    stage.grant(VICTIMS, built.victims);
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    List<String> victims = adversary.uses(VICTIMS);
    int atOnce = adversary.parameters().integer("at_once");
    order(adversary, victims.subList(0, atOnce));
    adversary.uses(DESK).rest();
    order(adversary, victims.subList(atOnce, victims.size()));
  }

  private static void order(Adversary adversary, List<String> accounts) throws Exception {
    SigningIdentity key = adversary.uses(KEY);
    int runs = 0;
    for (String account : accounts) {
      adversary.spend(BudgetKind.REQUESTS, 1);
      runs += adversary.uses(DESK).order(key, account).isEmpty() ? 1 : 0;
    }
    adversary
        .story()
        .sees("The thief", "sees that " + runs + " of his " + accounts.size() + " orders run");
  }

  @Override
  public Outcome observe() throws Exception {
    World own = world();
    while (own.stage.clock().epoch() < own.stage.parameters().integer("epochs")) {
      own.rest();
    }
    own.end();
    Set<String> exposed = new HashSet<>();
    long messages = 0;
    for (Map.Entry<Order, String> each : own.ordered.entrySet()) {
      List<OpenedRecord> records = own.stage.reference().desk().product(each.getKey().liid());
      messages += records.size();
      if (!records.isEmpty()) {
        exposed.add(each.getValue());
      }
    }
    own.stage.story().holds(messages + " records of " + exposed.size() + " persons, opened");
    return Outcome.of(Effect.ofHarm(exposed.size(), own.victims.size()), visibility(own))
        .with("u_exp", Metric.count(exposed.size(), "users"))
        .with("messages", Metric.count(messages, "records opened"))
        .with("after_alarm", Metric.count(own.afterAlarm, "orders accepted after the alarm"))
        .with(
            "t_det",
            own.watch
                .alarm()
                .map(at -> Metric.count(at, "epochs"))
                .orElseGet(() -> Metric.never("epochs")));
  }

  private static Visibility visibility(World own) throws SQLException {
    ProviderAccount.Refused refused = own.account.refused();
    String from = "the log of taskings";
    return own.watch
        .found()
        .map(
            at ->
                own.watch.watching()
                    ? Visibility.detected("judge", from, at)
                    : Visibility.evidentLater("judge", from, at))
        .orElseGet(
            () ->
                refused.count() > 0
                    ? Visibility.prevented(
                        "provider", "its account: refused with error " + refused.code())
                    : Visibility.SILENT);
  }

  private World world() {
    if (world == null) {
      throw new IllegalStateException("warmUp comes first");
    }
    return world;
  }
}
