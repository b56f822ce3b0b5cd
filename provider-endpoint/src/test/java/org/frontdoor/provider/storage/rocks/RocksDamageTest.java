package org.frontdoor.provider.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.frontdoor.provider.messenger.EventDrafts;
import org.frontdoor.provider.messenger.EventJournal;
import org.frontdoor.provider.messenger.JournalDamagedException;
import org.frontdoor.provider.messenger.JournalUnavailableException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.FlushOptions;

class RocksDamageTest {

  private static final JournalBounds BOUNDS = new JournalBounds(1_000_000, 1 << 30);

  @TempDir private Path folder;

  private RocksMessageStore open() {
    return RocksMessageStore.open(folder, BOUNDS, () -> Instant.EPOCH, 0);
  }

  @BeforeEach
  void fill() {
    try (RocksMessageStore store = open()) {
      for (int i = 0; i < 20; i++) {
        store.journal().append(EventDrafts.messages(i * 500L, 500));
      }
    }
  }

  private List<Path> files(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(suffix) && file.toFile().length() > 10_000)
          .toList();
    }
  }

  /** Flips a bit in the middle of a file. */
  private static void damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 4;
    Files.write(file, bytes);
  }

  private void readAll() {
    try (RocksMessageStore store = open()) {
      EventJournal journal = store.journal();
      assertThat(journal.nextOffset()).isEqualTo(10_000);
      for (long next = 0; next < 10_000; next = journal.read(next, 1_000).nextOffset()) {
        assertThat(journal.read(next, 1_000).lost()).isZero();
      }
    }
  }

  @Test
  void journal_undamaged_isReadToItsEnd() {
    readAll();
  }

  @Test
  void logFile_whenDamaged_isAnErrorAndNotALoss() throws IOException {
    assertThat(files(".log")).isNotEmpty();
    for (Path log : files(".log")) {
      damage(log);
    }
    assertThatThrownBy(this::readAll).isInstanceOf(JournalDamagedException.class);
  }

  @Test
  void tableFile_whenDamaged_isAnErrorAndNotALoss() throws Exception {
    try (RocksFolder rocks = RocksFolder.open(folder, KeptRows.ALL, 0);
        FlushOptions waiting = new FlushOptions().setWaitForFlush(true)) {
      rocks.with(
          open -> {
            open.db().flush(waiting, open.handle(KeptRows.JOURNAL));
            return true;
          });
    }
    assertThat(files(".sst")).isNotEmpty();
    for (Path table : files(".sst")) {
      damage(table);
    }
    assertThatThrownBy(this::readAll).isInstanceOf(JournalDamagedException.class);
  }

  @Test
  void block_whenMissing_isAnErrorAndNotAHole() throws Exception {
    try (RocksFolder rocks = RocksFolder.open(folder, KeptRows.ALL, 0)) {
      rocks.with(
          open -> {
            open.db().delete(open.handle(KeptRows.JOURNAL), JournalBlock.key(3_000));
            return true;
          });
    }
    assertThatThrownBy(this::readAll).isInstanceOf(JournalDamagedException.class);
  }

  @Test
  void lastBlock_whenMissing_stopsTheStart() throws Exception {
    try (RocksFolder rocks = RocksFolder.open(folder, KeptRows.ALL, 0)) {
      rocks.with(
          open -> {
            open.db().delete(open.handle(KeptRows.JOURNAL), JournalBlock.key(9_500));
            return true;
          });
    }
    assertThatThrownBy(this::open).isInstanceOf(JournalDamagedException.class);
  }

  @Test
  void store_thatIsOpenAlready_isRefusedWithWhatToDo() {
    try (RocksMessageStore store = open()) {
      assertThat(store.journal().nextOffset()).isEqualTo(10_000);
      assertThatThrownBy(this::open)
          .isInstanceOf(JournalUnavailableException.class)
          .hasMessageContaining("no other process uses it");
    }
  }
}
