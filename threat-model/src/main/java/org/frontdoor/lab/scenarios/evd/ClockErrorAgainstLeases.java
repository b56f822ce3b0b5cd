package org.frontdoor.lab.scenarios.evd;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.frontdoor.lab.endpoint.Reserved;
import org.frontdoor.lab.scenario.Adversary;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.LogicalClock;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.lab.scenario.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * EVD-02: an honest investigator copies the time of a connection from a server's log that is wrong
 * by some hours (a zone left out, a clock that nobody set), and the provider names whoever had the
 * address then.
 */
public final class ClockErrorAgainstLeases implements Scenario {

  private static final Knowledge<List<Connection>> LOG = new Knowledge<>("server.log");
  private static final Knowledge<Duration> ERROR = new Knowledge<>("log.error");
  private static final Knowledge<Duration> STATED = new Knowledge<>("stated.uncertainty");
  private static final Knowledge<Desk> DESK = new Knowledge<>("attribution.desk");

  private @Nullable Stage stage;
  private @Nullable Desk desk;

  /**
   * A connection as it really was.
   *
   * @param number which line of the log it is, from 0
   */
  private record Connection(int number, PortBlock block, int port, Instant when) {}

  /** The way to the provider: what is asked and what is answered, in order. */
  private static final class Desk {
    private final AttributionDesk rules;
    private final LeaseTable table;
    private final List<Answered> answers = new ArrayList<>();

    Desk(AttributionDesk rules, LeaseTable table) {
      this.rules = rules;
      this.table = table;
    }

    Attribution ask(Connection connection, AttributionRequest request) {
      Attribution answer = rules.answer(request, table);
      answers.add(new Answered(connection, answer));
      return answer;
    }
  }

  private record Answered(Connection connection, Attribution answer) {}

  @Override
  public void warmUp(Stage stage) {
    this.stage = stage;
    Duration span = stage.parameters().duration("span");
    LeaseTable table = table(span);
    AttributionDesk rules =
        stage.parameters().flag("careful") ? AttributionDesk.careful() : AttributionDesk.trusting();
    desk = new Desk(rules, table);
    stage.grant(LOG, connections(table, span));
    stage.grant(ERROR, stage.parameters().duration("error"), () -> Duration.ZERO);
    stage.grant(STATED, stage.parameters().duration("stated"));
    stage.grant(DESK, desk);
    stage
        .story()
        .says(
            String.format(
                Locale.ROOT,
                "A provider leases %d blocks of ports; a lease lasts %s on average",
                table.blocks().size(),
                stage.parameters().text("lease")));
  }

  private LeaseTable table(Duration span) {
    Stage here = stage();
    int count = here.parameters().integer("blocks");
    Set<PortBlock> blocks = new LinkedHashSet<>();
    IntStream.range(0, count)
        .forEach(
            i ->
                blocks.add(
                    new PortBlock(here.parameters().text("address"), (i + 1) * PortBlock.PORTS)));
    List<String> subscribers =
        IntStream.range(0, here.parameters().integer("subscribers"))
            .mapToObj(i -> Reserved.require(Reserved.ACCOUNT_MARK + "evd02-" + i))
            .toList();
    return LeaseTable.draw(
        new LeaseTable.Plan(
            blocks,
            subscribers,
            LeaseTable.Shape.valueOf(here.parameters().text("shape")),
            here.parameters().duration("lease"),
            LogicalClock.START,
            LogicalClock.START.plus(span)),
        here.random("leases"));
  }

  /** Connections at any time of the span that leaves room for the error on both sides. */
  private List<Connection> connections(LeaseTable table, Duration span) {
    Stage here = stage();
    RandomGenerator random = here.random("connections");
    long margin = here.parameters().duration("margin").toSeconds();
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < here.parameters().integer("requests"); i++) {
      PortBlock block = table.blocks().get(random.nextInt(table.blocks().size()));
      connections.add(
          new Connection(
              i,
              block,
              block.firstPort() + random.nextInt(PortBlock.PORTS),
              LogicalClock.START.plusSeconds(
                  margin + random.nextLong(span.toSeconds() - 2 * margin))));
    }
    return connections;
  }

  @Override
  public void detonate(Adversary adversary) {
    Desk to = adversary.uses(DESK);
    Duration error = adversary.uses(ERROR);
    Duration stated = adversary.uses(STATED);
    adversary.story().does("The investigator", "asks who was behind each line of a server's log");
    for (Connection line : adversary.uses(LOG)) {
      Instant logged = line.when().plus(error);
      adversary.spend(BudgetKind.REQUESTS, 1);
      String asInTheLog = LocalDateTime.ofInstant(logged, ZoneOffset.UTC).toString();
      if (to.ask(line, request(line, asInTheLog, stated)) instanceof Attribution.NotOneInstant) {
        adversary.spend(BudgetKind.REQUESTS, 1);
        var unused = to.ask(line, request(line, logged.toString(), stated));
      }
    }
  }

  private static AttributionRequest request(Connection line, String time, Duration stated) {
    return new AttributionRequest(line.block().address(), line.port(), time, stated);
  }

  @Override
  public Outcome observe() {
    Counts counts = counts();
    stage()
        .story()
        .sees(
            "The investigator",
            String.format(
                Locale.ROOT,
                "gets a name for %d of %d connections, without a word of doubt",
                counts.right + counts.wrong,
                counts.asked()));
    stage()
        .story()
        .says(String.format(Locale.ROOT, "%d of these names are somebody else's", counts.wrong));
    long asked = Math.max(1, counts.asked());
    return Outcome.of(Effect.ofHarm(counts.wrong, asked), visibility(counts))
        .with("a_wrong", Metric.fraction(counts.wrong, asked, "of the connections asked for"))
        .with("right", Metric.fraction(counts.right, asked, "of the connections asked for"))
        .with("refused", Metric.fraction(counts.refused, asked, "of the connections asked for"))
        .with("no_instant", Metric.count(counts.noInstant, "requests whose time had no zone"));
  }

  /** Nobody who has a name doubts it; what is refused, the provider's own table tells it. */
  private static Visibility visibility(Counts counts) {
    return counts.wrong == 0 && counts.refused > 0
        ? Visibility.prevented("provider", "a lease begins or ends within the stated uncertainty")
        : Visibility.SILENT;
  }

  private Counts counts() {
    Counts counts = new Counts();
    Desk asked = desk();
    for (Answered one : asked.answers) {
      switch (one.answer()) {
        case Attribution.Named named -> counts.named(isRight(asked, one.connection(), named));
        case Attribution.Nobody nobody -> counts.nobody++;
        case Attribution.BoundaryWithinUncertainty boundary -> counts.refused++;
        case Attribution.NotOneInstant form -> counts.noInstant++;
      }
    }
    return counts;
  }

  private static boolean isRight(Desk asked, Connection connection, Attribution.Named named) {
    return asked
        .table
        .at(connection.block(), connection.when())
        .map(lease -> lease.subscriber().equals(named.subscriber()))
        .orElse(false);
  }

  private static final class Counts {
    private long right;
    private long wrong;
    private long nobody;
    private long refused;
    private long noInstant;

    private void named(boolean rightly) {
      right += rightly ? 1 : 0;
      wrong += rightly ? 0 : 1;
    }

    private long asked() {
      return right + wrong + nobody + refused;
    }
  }

  private Stage stage() {
    if (stage == null) {
      throw new IllegalStateException("not warmed up");
    }
    return stage;
  }

  private Desk desk() {
    if (desk == null) {
      throw new IllegalStateException("not warmed up");
    }
    return desk;
  }
}
