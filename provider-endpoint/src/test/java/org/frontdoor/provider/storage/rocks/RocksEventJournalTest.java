package org.frontdoor.provider.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.frontdoor.provider.messenger.EventDrafts;
import org.frontdoor.provider.messenger.EventJournal;
import org.frontdoor.provider.messenger.EventJournalContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksEventJournalTest extends EventJournalContract {

  @TempDir private Path folder;

  @Override
  protected EventJournal open(InstantSource clock) {
    return RocksMessageStore.open(folder, new JournalBounds(BOUND, 1 << 20), clock, 0).journal();
  }

  @Test
  void lastBlock_whenLargerThanTheBound_isKept() {
    JournalBounds tiny = new JournalBounds(1, 1);
    try (RocksMessageStore store =
        RocksMessageStore.open(folder.resolve("tiny"), tiny, () -> Instant.EPOCH, 0)) {
      store.journal().append(EventDrafts.messages(0, 10));
      store.journal().append(EventDrafts.messages(10, 5));
      assertThat(store.journal().firstOffset()).isEqualTo(10);
      assertThat(store.journal().read(10, 100).events()).hasSize(5);
    }
  }

  @Test
  void boundInBytes_whenReached_dropsTheOldest() {
    JournalBounds bounds = new JournalBounds(1_000_000, 50_000);
    try (RocksMessageStore store =
        RocksMessageStore.open(folder.resolve("small"), bounds, () -> Instant.EPOCH, 0)) {
      for (int i = 0; i < 100; i++) {
        store.journal().append(EventDrafts.messages(i * 100L, 100));
      }
      long kept = 10_000 - store.journal().firstOffset();
      // A message of these tests takes 40 to 50 bytes.
      assertThat(kept).isBetween(500L, 1_300L);
    }
  }
}
