package org.frontdoor.provider.storage.rocks;

import java.nio.file.Path;
import java.time.InstantSource;
import org.frontdoor.provider.messenger.EventJournal;
import org.frontdoor.provider.messenger.EventJournalContract;
import org.junit.jupiter.api.io.TempDir;

class RocksEventJournalTest extends EventJournalContract {

  @TempDir private Path folder;

  @Override
  protected EventJournal open(InstantSource clock) {
    return RocksMessageStore.open(folder, new JournalBounds(BOUND, 1 << 20), clock, 0).journal();
  }
}
