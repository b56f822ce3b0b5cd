package org.frontdoor.authority.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RocksRecordStoreTest extends RecordStoreContract {

  @TempDir private Path directory;

  @Override
  RecordStore open() throws StoreException {
    return RocksRecordStore.open(directory.resolve("records"));
  }

  @Test
  void open_storeInUse_isRefusedWithTheReason() {
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("in use by another process");
  }

  @Test
  void openReadOnly_whileAnotherWrites_seesWhatIsCommitted() throws StoreException {
    try (RecordStore writer = RocksRecordStore.open(directory.resolve("other"))) {
      writer.commit(units(0, 2, unit(1)));
      try (RecordStore reader = RocksRecordStore.openReadOnly(directory.resolve("other"))) {
        assertThat(reader.load().nextPosition()).isEqualTo(2);
        assertThatThrownBy(() -> reader.commit(units(2, 3, unit(2))))
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("opened for reading");
      }
    }
  }

  @Test
  void openReadOnly_noStore_isRefusedWithTheReason() {
    assertThatThrownBy(() -> RocksRecordStore.openReadOnly(directory.resolve("nothing")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("There is no record store in");
  }

  @Test
  void open_directoryIsAFile_isRefusedWithTheReason() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "not a directory");

    assertThatThrownBy(() -> RocksRecordStore.open(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be opened");
  }

  @Test
  void load_afterClose_isRefused() throws StoreException {
    RecordStore store = RocksRecordStore.open(directory.resolve("closed"));
    store.close();

    assertThatThrownBy(store::load).isInstanceOf(IllegalStateException.class);
  }
}
