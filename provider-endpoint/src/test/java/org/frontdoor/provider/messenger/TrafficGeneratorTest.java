package org.frontdoor.provider.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrafficGeneratorTest {

  private static final Duration DAY = Duration.ofSeconds(10);

  private final InMemoryAccounts accounts = new InMemoryAccounts();
  private final InMemoryEventJournal journal =
      new InMemoryEventJournal(() -> Instant.parse("2030-01-01T00:00:00Z"), 10_000_000);
  private final List<TrafficGenerator> started = new ArrayList<>();

  @AfterEach
  void stopAll() {
    started.forEach(TrafficGenerator::close);
  }

  private TrafficGenerator generator(TrafficProfile profile) {
    TrafficGenerator generator = new TrafficGenerator(profile, accounts, journal);
    started.add(generator);
    generator.start();
    return generator;
  }

  private static TrafficProfile unpaced(long maxEvents) {
    return new TrafficProfile(7, 100, Double.POSITIVE_INFINITY, DAY, maxEvents);
  }

  private static List<EventDraft> drafts(long seed, int users, int count) {
    GeneratedTraffic traffic = new GeneratedTraffic(seed, users);
    List<EventDraft> drafts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      drafts.add(traffic.next());
    }
    return drafts;
  }

  @Test
  void events_ofOneSeed_areTheSameEveryTime() {
    assertThat(drafts(1, 50, 5_000)).isEqualTo(drafts(1, 50, 5_000));
    assertThat(drafts(1, 50, 5_000)).isNotEqualTo(drafts(2, 50, 5_000));
  }

  @Test
  void events_always_makeSense() {
    Map<Long, String> open = new HashMap<>();
    Map<String, Set<String>> groups = new HashMap<>();
    Set<EventKind> kinds = new HashSet<>();
    for (EventDraft event : drafts(3, 61, 50_000)) {
      kinds.add(event.kind());
      switch (event.kind()) {
        case SESSION_OPENED -> assertThat(open.put(event.sessionId(), event.actor())).isNull();
        case SESSION_CLOSED -> assertThat(open.remove(event.sessionId())).isEqualTo(event.actor());
        case GROUP_CREATED ->
            assertThat(groups.put(event.group(), new HashSet<>(List.of(event.actor())))).isNull();
        case GROUP_JOINED ->
            assertThat(members(groups, event).add(event.recipients().getFirst())).isTrue();
        case MESSAGE_SENT -> {
          assertThat(open).containsEntry(event.sessionId(), event.actor());
          assertThat(event.recipients()).isNotEmpty().doesNotContain(event.actor());
          if (!event.group().isEmpty()) {
            assertThat(event.recipients()).hasSize(members(groups, event).size() - 1);
            assertThat(members(groups, event)).containsAll(event.recipients());
          }
        }
        case MESSAGE_RETRIEVED, GROUP_LEFT -> throw new AssertionError(event.kind());
      }
    }
    assertThat(kinds).hasSize(5);
  }

  private static Set<String> members(Map<String, Set<String>> groups, EventDraft event) {
    return Objects.requireNonNull(groups.get(event.group()), "a group is made before it is used");
  }

  @Test
  void users_whenStarted_haveAccounts() {
    generator(unpaced(1));
    assertThat(accounts.count()).isEqualTo(100);
    assertThat(accounts.exists("user0000099")).isTrue();
  }

  @Test
  void restart_afterAStop_goesOnWithTheNextEvent() {
    TrafficGenerator first = generator(unpaced(30_000));
    await("some events").until(() -> journal.nextOffset() > 0);
    first.stop();
    long before = journal.nextOffset();
    TrafficGenerator second = generator(unpaced(30_000));
    await("the rest").until(() -> second.progress().finished());
    assertThat(second.progress().events()).isEqualTo(30_000 - before);
    List<EventDraft> expected = drafts(7, 100, 30_000);
    List<JournaledEvent> events = journal.read(0, Integer.MAX_VALUE).events();
    assertThat(events).hasSize(30_000);
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i)).isEqualTo(expected.get(i).at(i, events.get(i).timeMicros()));
    }
  }

  @Test
  void rate_whenGiven_isKeptOnAverage() {
    TrafficRhythm rhythm = new TrafficRhythm(new SplittableRandom(5), 100, 60);
    int[] perHour = new int[24];
    int total = 0;
    for (double now = rhythm.next(); now < 100 * 60; now = rhythm.next()) {
      perHour[(int) (now % 60 / 2.5)]++;
      total++;
    }
    assertThat(total / (100 * 60.0)).isBetween(85.0, 115.0);
    assertThat(perHour[12]).isGreaterThan(5 * perHour[0]);
  }

  @Test
  void traffic_atARate_comesInItsTime() {
    TrafficGenerator generator =
        generator(TrafficProfile.endless(7, 100, 2_000, Duration.ofSeconds(2)));
    await("events come").until(() -> journal.nextOffset() > 200);
    generator.stop();
    long stopped = journal.nextOffset();
    assertThat(generator.progress()).isEqualTo(new TrafficSource.Progress(stopped, 0, false, ""));
  }
}
