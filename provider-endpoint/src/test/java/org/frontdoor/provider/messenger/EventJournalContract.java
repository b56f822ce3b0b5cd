package org.frontdoor.provider.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link EventJournal} promises. */
public abstract class EventJournalContract {

  /** How many events the journal under test may hold. */
  protected static final int BOUND = 1_000;

  private volatile Instant now = Instant.parse("2030-01-01T00:00:00Z");
  private EventJournal journal;

  /** An empty journal that holds at most {@link #BOUND} events. */
  protected abstract EventJournal open(InstantSource clock);

  @BeforeEach
  void openJournal() {
    journal = open(() -> now);
  }

  @AfterEach
  void closeJournal() {
    journal.close();
  }

  @Test
  void append_toEmptyJournal_startsAtZero() {
    assertThat(journal.append(EventDrafts.messages(0, 3))).isZero();
    assertThat(journal.firstOffset()).isZero();
    assertThat(journal.nextOffset()).isEqualTo(3);
    assertThat(journal.append(EventDrafts.messages(3, 1))).isEqualTo(3);
  }

  @Test
  void append_ofNothing_changesNothing() {
    journal.append(EventDrafts.messages(0, 3));
    assertThat(journal.append(List.of())).isEqualTo(3);
    assertThat(journal.nextOffset()).isEqualTo(3);
  }

  @Test
  void read_afterAppend_givesEveryFieldBack() {
    List<EventDraft> drafts = new ArrayList<>();
    for (EventKind kind : EventKind.values()) {
      drafts.add(
          new EventDraft(
              kind,
              "actor-" + kind,
              Long.MIN_VALUE + kind.code(),
              List.of("a", "b", "ü\u0000☂"),
              "group-" + kind,
              ByteString.copyFromUtf8("id" + kind.code()),
              OptionalLong.of(-kind.code())));
    }
    drafts.add(EventDrafts.opened("bob", 7));
    journal.append(drafts);

    JournalBatch batch = journal.read(0, 100);
    long micros = now.getEpochSecond() * 1_000_000;
    for (int i = 0; i < drafts.size(); i++) {
      assertThat(batch.events().get(i)).isEqualTo(drafts.get(i).at(i, micros));
    }
    assertThat(batch.events()).hasSameSizeAs(drafts);
    assertThat(batch.nextOffset()).isEqualTo(drafts.size());
    assertThat(batch.lost()).isZero();
  }

  @Test
  void read_ofPart_goesOnWhereItStopped() {
    journal.append(EventDrafts.messages(0, 300));
    journal.append(EventDrafts.messages(300, 200));
    List<Long> seen = new ArrayList<>();
    long next = 0;
    while (next < journal.nextOffset()) {
      JournalBatch batch = journal.read(next, 7);
      assertThat(batch.events()).isNotEmpty().hasSizeLessThanOrEqualTo(7);
      assertThat(batch.events().getFirst().offset()).isEqualTo(next);
      batch.events().forEach(e -> seen.add(EventDrafts.number(e)));
      next = batch.nextOffset();
    }
    assertThat(seen).hasSize(500).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void read_atTheEnd_isEmpty() {
    journal.append(EventDrafts.messages(0, 3));
    assertThat(journal.read(3, 10)).isEqualTo(new JournalBatch(3, List.of(), 3));
  }

  @Test
  void read_beyondTheEnd_isDamage() {
    assertThatThrownBy(() -> journal.read(1, 10)).isInstanceOf(JournalDamagedException.class);
  }

  @Test
  void time_whenTheClockGoesBack_doesNotDecrease() {
    journal.append(EventDrafts.messages(0, 1));
    now = now.minusSeconds(60);
    journal.append(EventDrafts.messages(1, 1));
    now = now.plusSeconds(120);
    journal.append(EventDrafts.messages(2, 1));
    List<Long> times = journal.read(0, 10).events().stream().map(e -> e.timeMicros()).toList();
    assertThat(times.get(1)).isEqualTo(times.get(0));
    assertThat(times.get(2)).isEqualTo(times.get(0) + 60_000_000);
  }

  @Test
  void sourcePosition_whenAppended_isKeptForEachSource() {
    assertThat(journal.sourcePosition("a")).isEmpty();
    journal.append(EventDrafts.messages(0, 2), new SourcePosition("a", 17));
    journal.append(EventDrafts.messages(2, 2), new SourcePosition("b", 3));
    journal.append(List.of(), new SourcePosition("a", 18));
    assertThat(journal.sourcePosition("a")).hasValue(18);
    assertThat(journal.sourcePosition("b")).hasValue(3);
    assertThat(journal.nextOffset()).isEqualTo(4);
  }

  @Test
  void trim_beforeAnOffset_neverForgetsTheEventAtIt() {
    for (int i = 0; i < 10; i++) {
      journal.append(EventDrafts.messages(i * 10L, 10));
    }
    journal.trim(45);
    assertThat(journal.firstOffset()).isBetween(1L, 45L);
    assertThat(journal.read(45, 1).events().getFirst().offset()).isEqualTo(45);
    JournalBatch late = journal.read(0, 5);
    assertThat(late.lost()).isEqualTo(journal.firstOffset());
    assertThat(late.events().getFirst().offset()).isEqualTo(journal.firstOffset());
  }

  @Test
  void trim_ofEverything_keepsCounting() {
    journal.append(EventDrafts.messages(0, 10));
    journal.trim(10);
    assertThat(journal.firstOffset()).isEqualTo(10);
    assertThat(journal.read(0, 5)).isEqualTo(new JournalBatch(0, List.of(), 10));
    assertThat(journal.append(EventDrafts.messages(10, 1))).isEqualTo(10);
    assertThat(journal.read(10, 5).events()).hasSize(1);
  }

  @Test
  void bound_whenReached_dropsTheOldestAndSaysHowMany() {
    for (int i = 0; i < 30; i++) {
      journal.append(EventDrafts.messages(i * 100L, 100));
    }
    assertThat(journal.nextOffset()).isEqualTo(3_000);
    assertThat(journal.nextOffset() - journal.firstOffset()).isBetween(BOUND / 2L, (long) BOUND);
    JournalBatch batch = journal.read(250, 10);
    assertThat(batch.lost()).isEqualTo(journal.firstOffset() - 250);
    assertThat(EventDrafts.number(batch.events().getFirst())).isEqualTo(journal.firstOffset());
  }

  @Test
  void awaitBeyond_whenAnEventComes_returns() throws Exception {
    assertThat(journal.awaitBeyond(0, Duration.ofMillis(1))).isFalse();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> waiting =
          threads.submit(() -> journal.awaitBeyond(0, Duration.ofSeconds(30)));
      journal.append(EventDrafts.messages(0, 1));
      assertThat(waiting.get()).isTrue();
    }
  }

  @Test
  void close_whileAReaderWaits_wakesIt() throws Exception {
    CompletableFuture<Boolean> result = new CompletableFuture<>();
    Thread waiting =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    result.complete(journal.awaitBeyond(0, Duration.ofSeconds(30)));
                  } catch (InterruptedException e) {
                    result.completeExceptionally(e);
                  }
                });
    await("reader waits").until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    journal.close();
    assertThat(result.get()).isFalse();
    assertThatThrownBy(() -> journal.append(EventDrafts.messages(0, 1)))
        .isInstanceOf(JournalUnavailableException.class);
  }

  @Test
  void append_byManyThreads_losesAndMixesNothing() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Long>> offsets = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        List<EventDraft> drafts = EventDrafts.messages(i * 5L, 5);
        offsets.add(threads.submit(() -> journal.append(drafts)));
      }
      for (int i = 0; i < 100; i++) {
        JournalBatch mine = journal.read(offsets.get(i).get(), 5);
        assertThat(mine.events())
            .extracting(EventDrafts::number)
            .startsWith(i * 5L)
            .isSubsetOf(i * 5L, i * 5L + 1, i * 5L + 2, i * 5L + 3, i * 5L + 4);
      }
    }
    assertThat(journal.nextOffset()).isEqualTo(500);
  }
}
