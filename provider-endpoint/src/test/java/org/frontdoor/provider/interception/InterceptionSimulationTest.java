package org.frontdoor.provider.interception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdoor.provider.delivery.DeliverySamples.ALPHA;
import static org.frontdoor.provider.delivery.DeliverySamples.BETA;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.protocol.verify.CompletenessReport;
import org.frontdoor.provider.delivery.InMemorySpool.Fault;
import org.frontdoor.provider.delivery.LogState;
import org.frontdoor.provider.delivery.ModelReceiver;
import org.frontdoor.provider.delivery.SessionDriver;
import org.frontdoor.provider.delivery.SpoolException;
import org.frontdoor.provider.messenger.EventDraft;
import org.frontdoor.provider.messenger.EventDrafts;
import org.frontdoor.provider.messenger.EventKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories of a provider with two authorities: events, commands, killed processes, commits
 * that fail or only seem to, cut streams, lost acknowledgements, slow peers. Whatever happens, each
 * authority ends with exactly the events of its tasks' times, once, in order, proved by a final
 * checkpoint; or, where bounds are small, with every loss counted.
 *
 * <p>The model receiver checks chain, numbers, epochs and every checkpoint as it goes. A failure
 * names the seed; put it into {@link #seeds} to see it again.
 */
final class InterceptionSimulationTest {

  private static final List<String> ACCOUNTS = List.of("a", "b", "c", "d", "e", "f");
  private static final int STEPS = 1_500;

  static List<Long> seeds() {
    List<Long> seeds = new ArrayList<>();
    for (long seed = 1; seed <= 25; seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  /** What an authority may expect of one task. */
  private static final class Expected {
    final EndpointId authority;
    final String liid;
    final Set<String> accounts;
    final List<Instant[]> spans = new ArrayList<>();
    boolean begun;
    boolean active;
    boolean over;
    CompletableFuture<Instant> pending = CompletableFuture.completedFuture(Instant.EPOCH);
    Runnable retry = () -> {};
    Runnable onAnswer = () -> {};

    Expected(EndpointId authority, String liid, Set<String> accounts) {
      this.authority = authority;
      this.liid = liid;
      this.accounts = accounts;
    }

    boolean covers(Instant time) {
      return spans.stream().anyMatch(span -> !time.isBefore(span[0]) && time.isBefore(span[1]));
    }
  }

  /** An event as the messenger saw it. */
  private record Happened(Instant time, EventDraft event) {}

  private final TreeMap<Long, Happened> events = new TreeMap<>();
  private final List<Expected> tasks = new ArrayList<>();
  private InterceptionWorld world = InterceptionWorld.ordinary();
  private Random random = new Random(0);
  private long number;
  private boolean streamsSeldom;

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyHistory_deliversExactlyWhatWasOrdered(long seed) {
    run(seed, 1L << 30);
    for (Expected task : tasks) {
      if (task.begun) {
        ModelReceiver.Task received = world.receiver(task.authority).task(task.liid);
        assertThat(InterceptionWorld.numbers(received))
            .as("seed %d, task %s", seed, task.liid)
            .containsExactlyElementsOf(expected(task));
        assertThat(received.lost).isZero();
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyHistory_withASmallSpool_countsEveryLoss(long seed) {
    streamsSeldom = true;
    run(seed, 4_000);
    long lost = 0;
    for (Expected task : tasks) {
      if (task.begun) {
        ModelReceiver.Task received = world.receiver(task.authority).task(task.liid);
        List<Long> expected = expected(task);
        List<Long> numbers = InterceptionWorld.numbers(received);
        if (!numbers.isEmpty()) {
          assertThat(expected).as("seed %d, order", seed).containsSubsequence(numbers);
        }
        assertThat(received.records.size() + received.lost)
            .as("seed %d, every record is there or counted", seed)
            .isEqualTo(expected.size() + 1);
        lost += received.lost;
      }
    }
    assertThat(lost).as("seed %d, the bound was reached", seed).isPositive();
  }

  private void run(long seed, long spoolBytes) {
    random = new Random(seed);
    world = new InterceptionWorld(InterceptionWorld.settings(spoolBytes), 1 << 20);
    tasks.add(new Expected(ALPHA, "A1", Set.of("a")));
    tasks.add(new Expected(ALPHA, "A2", Set.of("a", "b")));
    tasks.add(new Expected(ALPHA, "A3", Set.of("c")));
    tasks.add(new Expected(BETA, "B1", Set.of("a")));
    tasks.add(new Expected(BETA, "B2", Set.of("d", "e")));
    for (int step = 0; step < STEPS; step++) {
      step();
    }
    finish();
  }

  private void step() {
    world.pass(Duration.ofNanos(1_000L * (1 + random.nextInt(5_000))));
    int choice = random.nextInt(100);
    if (choice < 40) {
      happen();
    } else if (choice < 60) {
      round();
    } else if (choice < 68) {
      command(tasks.get(random.nextInt(tasks.size())));
    } else if (choice < 70) {
      world.crash();
      tasks.forEach(this::retryUnanswered);
    } else if (choice < 73) {
      world.cut(authority());
    } else if (!streamsSeldom || random.nextInt(20) == 0) {
      stream(authority());
    }
  }

  private EndpointId authority() {
    return random.nextInt(3) == 0 ? BETA : ALPHA;
  }

  private void happen() {
    String actor = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
    EventKind kind =
        switch (random.nextInt(6)) {
          case 0 -> EventKind.SESSION_OPENED;
          case 1 -> EventKind.SESSION_CLOSED;
          case 2 -> EventKind.MESSAGE_RETRIEVED;
          default -> EventKind.MESSAGE_SENT;
        };
    List<String> to = new ArrayList<>();
    if (kind == EventKind.MESSAGE_SENT) {
      for (int i = 0; i <= random.nextInt(3); i++) {
        to.add(ACCOUNTS.get(random.nextInt(ACCOUNTS.size())));
      }
    }
    ByteString id = EventDrafts.id(++number);
    EventDraft event =
        new EventDraft(kind, actor, random.nextInt(3), to, "", id, OptionalLong.empty());
    world.pass(Duration.ofNanos(1_000));
    events.put(number, new Happened(world.clock.instant(), event));
    world.journal.append(List.of(event));
    world.pass(Duration.ofNanos(1_000));
  }

  private void round() {
    int luck = random.nextInt(20);
    world.spool.setFault(
        luck == 0 ? Fault.FULL : luck == 1 ? Fault.WRITTEN_BUT_FAILED : Fault.NONE);
    try {
      world.loop().round();
    } catch (SpoolException expected) {
      assertThat(luck).isLessThan(2);
    }
    world.spool.setFault(Fault.NONE);
    world.pass(Duration.ofNanos(1_000));
    tasks.forEach(InterceptionSimulationTest::takeAnswer);
  }

  private static void takeAnswer(Expected task) {
    if (task.pending.isDone()) {
      task.onAnswer.run();
      task.onAnswer = () -> {};
      task.retry = () -> {};
    }
  }

  private void retryUnanswered(Expected task) {
    if (!task.pending.isDone()) {
      task.retry.run();
    }
  }

  private void command(Expected task) {
    if (!task.pending.isDone() || task.over) {
      return;
    }
    if (!task.active) {
      order(task, () -> world.order(world.task(task.authority, task.liid, names(task))));
      task.onAnswer =
          () -> {
            task.begun = true;
            task.active = true;
            task.spans.add(new Instant[] {task.pending.join(), Instant.MAX});
          };
    } else {
      boolean end = random.nextInt(10) == 0;
      Instant from = world.clock.instant();
      order(task, () -> cut(task, from, end));
      task.onAnswer = () -> close(task, end);
    }
  }

  private CompletableFuture<Instant> cut(Expected task, Instant from, boolean end) {
    String name = task.authority.equals(ALPHA) ? task.liid : "other " + task.liid;
    return end ? world.orderEnd(name, from) : world.orderSuspension(name, from);
  }

  private static void close(Expected task, boolean end) {
    task.active = false;
    task.over = end;
    task.spans.getLast()[1] = task.pending.join();
  }

  private static String[] names(Expected task) {
    return task.accounts.toArray(String[]::new);
  }

  private static void order(Expected task, Supplier<CompletableFuture<Instant>> command) {
    task.retry = () -> task.pending = command.get();
    task.retry.run();
  }

  /** The authority receives some messages, or none, and perhaps stores and acknowledges. */
  private void stream(EndpointId authority) {
    SessionDriver session = world.session(authority);
    ModelReceiver receiver = world.receiver(authority);
    session.advanceMillis(random.nextInt(500));
    for (int left = random.nextInt(20); left > 0; left--) {
      DeliverResponse message = session.next();
      if (message == null) {
        break;
      }
      receiver.receive(message);
    }
    if (random.nextInt(3) > 0) {
      receiver.store();
      if (random.nextInt(3) > 0) {
        session.acknowledge(receiver.nextPosition(), receiver.lastCheckpoint());
      }
    }
  }

  private void finish() {
    for (Expected task : tasks) {
      while (!task.pending.isDone()) {
        round();
      }
      takeAnswer(task);
      if (task.begun && !task.over) {
        Instant from = world.clock.instant();
        boolean active = task.active;
        order(task, () -> cut(task, from, true));
        task.onAnswer =
            () -> {
              if (active) {
                close(task, true);
              }
            };
        while (!task.pending.isDone()) {
          round();
        }
        takeAnswer(task);
      }
    }
    world.pass(Duration.ofSeconds(5));
    world.rounds();
    for (EndpointId authority : List.of(ALPHA, BETA)) {
      ModelReceiver receiver = world.deliver(authority);
      for (Map.Entry<String, ModelReceiver.Task> task : receiver.tasks().entrySet()) {
        assertThat(task.getValue().confirmedEnd).as("final checkpoint").isTrue();
        assertThat(task.getValue().confirmed).isEqualTo(task.getValue().next);
      }
      assertThat(world.spool.bytes(authority)).as("everything released").isZero();
      assertThat(world.spool.load().logs().getOrDefault(authority, LogState.EMPTY).delivered())
          .isEmpty();
      assertThat(receiver.verify(world.signatures, authority, world.clock.instant()))
          .satisfies(report -> assertThat(report.findings()).isEmpty())
          .matches(CompletenessReport::complete);
    }
  }

  private List<Long> expected(Expected task) {
    List<Long> numbers = new ArrayList<>();
    events.forEach(
        (id, happened) -> {
          EventDraft event = happened.event();
          boolean concerned =
              task.accounts.contains(event.actor())
                  || event.recipients().stream().anyMatch(task.accounts::contains);
          if (concerned && task.covers(happened.time())) {
            numbers.add(id);
          }
        });
    return numbers;
  }
}
