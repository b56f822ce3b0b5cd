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
import java.util.stream.Stream;
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
    private final List<Answered> honest = new ArrayList<>();

    Desk(AttributionDesk rules, LeaseTable table) {
      this.rules = rules;
      this.table = table;
    }

    Attribution ask(Connection connection, AttributionRequest request) {
      Attribution answer = rules.answer(request, table);
      answers.add(new Answered(connection, request, answer));
      return answer;
    }

    /** Somebody whose clock is right asks, and says so. */
    void askHonestly(Connection connection) {
      AttributionRequest right = request(connection, connection.when().toString(), Duration.ZERO);
      honest.add(new Answered(connection, right, rules.answer(right, table)));
    }

    /**
     * The provider goes through what it has answered: names that its own table of leases does not
     * have for the time that was asked for.
     */
    long unexplained() {
      return Stream.concat(answers.stream(), honest.stream())
          .filter(one -> !explained(one))
          .count();
    }

    private boolean explained(Answered one) {
      return !(one.answer() instanceof Attribution.Named named)
          || table
              .at(one.connection().block(), time(one.request().time()))
              .map(lease -> lease.subscriber().equals(named.subscriber()))
              .orElse(false);
    }
  }

  private record Answered(Connection connection, AttributionRequest request, Attribution answer) {}

  /** A time with a zone, or one that the provider takes for its own, which is UTC. */
  private static Instant time(String asked) {
    return asked.endsWith("Z")
        ? Instant.parse(asked)
        : LocalDateTime.parse(asked).toInstant(ZoneOffset.UTC);
  }

  @Override
  public void warmUp(Stage stage) {
    this.stage = stage;
    Duration span = stage.parameters().duration("span");
    LeaseTable table = table(span);
    AttributionDesk rules =
        stage.parameters().flag("careful") ? AttributionDesk.careful() : AttributionDesk.trusting();
    Desk built = new Desk(rules, table);
    desk = built;
    connections(table, span, "honest", stage.parameters().integer("honest"))
        .forEach(built::askHonestly);
    stage.grant(
        LOG, connections(table, span, "connections", stage.parameters().integer("requests")));
    stage.grant(ERROR, stage.parameters().duration("error"), () -> Duration.ZERO);
    stage.grant(STATED, stage.parameters().duration("stated"));
    stage.grant(DESK, built);
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
  private List<Connection> connections(LeaseTable table, Duration span, String purpose, int count) {
    Stage here = stage();
    RandomGenerator random = here.random(purpose);
    long margin = here.parameters().duration("margin").toSeconds();
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
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
    Counts counts = counts(desk().answers);
    Counts honest = counts(desk().honest);
    long unexplained = desk().unexplained();
    stage()
        .story()
        .sees(
            "The provider",
            String.format(
                Locale.ROOT,
                "finds %d of its answers that its own leases do not explain",
                unexplained));
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
    return Outcome.of(Effect.ofHarm(counts.wrong, asked), visibility(counts, unexplained))
        .with("a_wrong", Metric.fraction(counts.wrong, asked, "of the connections asked for"))
        .with("right", Metric.fraction(counts.right, asked, "of the connections asked for"))
        .with("refused", Metric.fraction(counts.refused, asked, "of the connections asked for"))
        .with("no_instant", Metric.count(counts.noInstant, "requests whose time had no zone"))
        .with("honest", Metric.count(honest.right, "right names for whoever asked rightly"));
  }

  /** The provider can look at its leases and at what it was asked, and at nothing else. */
  private static Visibility visibility(Counts counts, long unexplained) {
    if (unexplained > 0) {
      return Visibility.evidentLater("provider", "its answers beside its leases", 0);
    }
    return counts.wrong == 0 && counts.refused > 0
        ? Visibility.prevented("provider", "a lease begins or ends within the stated uncertainty")
        : Visibility.SILENT;
  }

  private Counts counts(List<Answered> answers) {
    Counts counts = new Counts();
    Desk asked = desk();
    for (Answered one : answers) {
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
