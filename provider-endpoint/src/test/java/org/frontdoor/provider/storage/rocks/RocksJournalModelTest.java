package org.frontdoor.provider.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.frontdoor.provider.messenger.EventDraft;
import org.frontdoor.provider.messenger.EventDrafts;
import org.frontdoor.provider.messenger.EventJournal;
import org.frontdoor.provider.messenger.JournalBatch;
import org.frontdoor.provider.messenger.SourcePosition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random interleavings of appending, reading, trimming, closing and crashing, against a list. A
 * crash is played by going on with a copy of the files as they are while the store is open.
 */
class RocksJournalModelTest {

  private static final JournalBounds BOUNDS = new JournalBounds(5_000, 1 << 20);

  @TempDir private Path folder;

  private final List<EventDraft> appended = new ArrayList<>();
  private OptionalLong position = OptionalLong.empty();
  private long trimmed;
  private int generation;
  private RocksMessageStore store;

  @BeforeEach
  void open() {
    store =
        RocksMessageStore.open(
            folder.resolve("store" + generation), BOUNDS, () -> Instant.EPOCH, 0);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void journal_underRandomUse_behavesLikeAList(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int step = 0; step < 150; step++) {
      switch (random.nextInt(10)) {
        case 0 -> reopen();
        case 1 -> crash();
        case 2 -> trim(random);
        case 3, 4, 5 -> read(random);
        default -> append(random);
      }
      assertThat(journal().nextOffset()).isEqualTo(appended.size());
      assertThat(journal().sourcePosition("model")).isEqualTo(position);
    }
    readAll();
  }

  private EventJournal journal() {
    return store.journal();
  }

  private void reopen() {
    store.close();
    open();
  }

  private void crash() throws IOException {
    Path from = folder.resolve("store" + generation);
    generation++;
    Path to = Files.createDirectory(folder.resolve("store" + generation));
    try (Stream<Path> files = Files.list(from)) {
      files.forEach(file -> copy(file, to.resolve(file.getFileName())));
    }
    store.close();
    open();
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(SplittableRandom random) {
    int count = random.nextInt(10) == 0 ? random.nextInt(3_000) : random.nextInt(20);
    List<EventDraft> drafts = EventDrafts.messages(appended.size(), count);
    long offset;
    if (random.nextBoolean()) {
      position = OptionalLong.of(random.nextLong());
      offset = journal().append(drafts, new SourcePosition("model", position.getAsLong()));
    } else {
      offset = journal().append(drafts);
    }
    assertThat(offset).isEqualTo(appended.size());
    appended.addAll(drafts);
  }

  private void trim(SplittableRandom random) {
    trimmed = Math.max(trimmed, random.nextLong(appended.size() + 1L));
    journal().trim(trimmed);
  }

  private void read(SplittableRandom random) {
    check(journal().read(random.nextLong(appended.size() + 1L), random.nextInt(1, 2_000)));
  }

  private void readAll() {
    long next = 0;
    while (next < appended.size()) {
      JournalBatch batch = journal().read(next, 700);
      check(batch);
      assertThat(batch.nextOffset()).isGreaterThan(next);
      next = batch.nextOffset();
    }
  }

  private void check(JournalBatch batch) {
    long mustHave = Math.max(trimmed, appended.size() - BOUNDS.maxEvents() / 2);
    if (batch.lost() > 0) {
      assertThat(batch.requestedOffset()).isLessThan(mustHave);
      assertThat(batch.requestedOffset() + batch.lost()).isLessThanOrEqualTo(mustHave);
    }
    assertThat(appended.size() - journal().firstOffset()).isLessThanOrEqualTo(BOUNDS.maxEvents());
    assertThat(batch.events())
        .allSatisfy(
            event -> {
              EventDraft draft = appended.get((int) event.offset());
              assertThat(event).isEqualTo(draft.at(event.offset(), event.timeMicros()));
            });
  }
}
