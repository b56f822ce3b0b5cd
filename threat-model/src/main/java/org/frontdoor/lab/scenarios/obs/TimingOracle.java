package org.frontdoor.lab.scenarios.obs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.frontdoor.lab.measure.Auc;
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
 * OBS-01: a user measures how long the provider takes to answer its messages, and those of an
 * account that nobody taps, and asks whether the difference is more than the network's noise.
 */
public final class TimingOracle implements Scenario {

  private static final Knowledge<Account> OWN = new Knowledge<>("own.account");
  private static final Knowledge<Account> CONTROL = new Knowledge<>("control.account");
  private static final String TARGET = "lab-obs01-target";
  private static final String NOBODY = "lab-obs01-control";
  private static final List<String> OTHERS =
      List.of("lab-obs01-ann", "lab-obs01-ben", "lab-obs01-cleo");
  private static final List<Integer> JITTERS_MILLIS = List.of(1, 5, 20);
  private static final BigDecimal ONE_HALF = new BigDecimal("0.5");
  private static final long MICROS_A_MILLI = 1000;

  private @Nullable Watch watch;
  private @Nullable Account measured;

  private record Watch(Stage stage, TappedMessenger messenger, Account control) {}

  /** An account, and how long each of its messages took. */
  private static final class Account {
    private final TappedMessenger messenger;
    private final String name;
    private final long write;
    private final long seal;
    private final List<Long> micros = new ArrayList<>();

    Account(Stage stage, TappedMessenger messenger, String name) {
      this.messenger = messenger;
      this.name = name;
      this.write = stage.parameters().integer("write_micros");
      this.seal = stage.parameters().integer("seal_micros");
    }

    void send() throws Exception {
      micros.add(messenger.send(name).micros(write, seal));
    }

    long[] latencies() {
      return micros.stream().mapToLong(Long::longValue).toArray();
    }
  }

  @Override
  public void warmUp(Stage stage) throws Exception {
    Set<String> users = new LinkedHashSet<>(List.of(TARGET, NOBODY));
    users.addAll(OTHERS);
    boolean waits =
        stage.flaw(stage.parameters().text("tap").equals("on_the_senders_path"), Boolean.FALSE);
    TappedMessenger messenger =
        stage.onRevert(
            waits ? new WaitingTap(stage, TARGET, users) : new JournalTap(stage, TARGET, users));
    Account own = new Account(stage, messenger, TARGET);
    Account control = new Account(stage, messenger, NOBODY);
    watch = new Watch(stage, messenger, control);
    stage.grant(OWN, own, () -> new Account(stage, messenger, NOBODY));
    stage.grant(CONTROL, control);
    int ordinary = stage.parameters().integer("ordinary");
    for (String other : OTHERS) {
      for (int i = 0; i < ordinary; i++) {
        var unused = messenger.send(other);
      }
    }
    stage.story().says("A messenger taps one of its users; others write " + ordinary + " messages");
  }

  @Override
  public void detonate(Adversary adversary) throws Exception {
    Account own = adversary.uses(OWN);
    measured = own;
    Account control = adversary.uses(CONTROL);
    adversary.story().does("The user", "measures its own messages and those of a friend's account");
    long each = adversary.left(BudgetKind.REQUESTS) / 2;
    for (long i = 0; i < each; i++) {
      adversary.spend(BudgetKind.REQUESTS, 2);
      own.send();
      control.send();
    }
  }

  @Override
  public Outcome observe() throws Exception {
    if (watch == null) {
      throw new IllegalStateException("not warmed up");
    }
    Watch now = watch;
    SortedMap<String, Metric> metrics = new TreeMap<>();
    boolean told = false;
    long[] own = measured == null ? new long[0] : measured.latencies();
    for (int jitter : JITTERS_MILLIS) {
      told |= measure(now, own, jitter, metrics);
    }
    Metric area = metrics.getOrDefault("adv_obs_1ms", Metric.fraction(1, 2, "area"));
    now.stage()
        .story()
        .sees(
            "The user",
            told
                ? "sees that its own messages take longer"
                : "sees no difference between the accounts");
    Outcome outcome =
        Outcome.of(told ? Effect.degrades(advantage(area)) : Effect.HOLDS, visibility(now))
            .with("adv_obs", area)
            .with("tapped", Metric.count(now.messenger().records(), "records that the tap made"));
    for (var metric : metrics.entrySet()) {
      outcome = outcome.with(metric.getKey(), metric.getValue());
    }
    return outcome;
  }

  /** Whoever measures writes; the provider can see who writes much more than people do. */
  private static Visibility visibility(Watch now) {
    Map<String, Long> written = now.messenger().written();
    long usual =
        OTHERS.stream().mapToLong(other -> written.getOrDefault(other, 0L)).max().orElse(0);
    long busy = written.values().stream().filter(count -> count > 2 * usual).count();
    now.stage()
        .story()
        .sees(
            "The provider",
            "sees " + busy + " accounts that write more than twice as much as others");
    return busy > 0
        ? Visibility.evidentLater("provider", "its store: who writes much more than others", 0)
        : Visibility.SILENT;
  }

  /** Measures at one jitter; whether the target could be told. */
  private static boolean measure(
      Watch now, long[] own, int jitter, SortedMap<String, Metric> metrics) {
    long[] control = now.control().latencies();
    if (own.length == 0) {
      return false;
    }
    LatencyTest test =
        new LatencyTest(
            (double) jitter * MICROS_A_MILLI,
            now.stage().parameters().integer("trials"),
            now.stage().parameters().integer("most_messages"));
    int sample = now.stage().parameters().integer("sample");
    metrics.put(
        "adv_obs_" + jitter + "ms",
        Auc.of(
            test.arriving(own, sample, now.stage().random("jitter, own, " + jitter)),
            test.arriving(control, sample, now.stage().random("jitter, control, " + jitter))));
    OptionalLong needed =
        test.messagesNeeded(own, control, now.stage().random("trials, " + jitter));
    metrics.put(
        "messages_" + jitter + "ms",
        needed.isPresent()
            ? Metric.count(needed.getAsLong(), "messages of each account")
            : Metric.never("messages of each account"));
    return needed.isPresent();
  }

  /** 0 if nothing can be told, 1 if everything can. */
  private static Metric advantage(Metric area) {
    return Metric.decimal(
        area.value()
            .orElseThrow()
            .subtract(ONE_HALF)
            .multiply(BigDecimal.TWO)
            .setScale(Metric.SCALE, RoundingMode.HALF_EVEN),
        "advantage at 1 ms");
  }
}
