package org.frontdoor.authority.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

  @Test
  void open_storeOfTheFormatBefore_isReadAndGoesOn() throws Exception {
    Path old = directory.resolve("old");
    FormatOne.write(old, unit(1), unit(2));

    try (RecordStore store = RocksRecordStore.open(old)) {
      assertThat(store.load().tasks()).isEqualTo(Map.of("L1", FormatOne.task(2)));
      store.commit(
          new StoreCommit(
              3,
              4,
              0,
              new StoreCommit.Evidence(List.of(unit(3)), List.of(), List.of()),
              List.of(FormatOne.task(3)),
              List.of()));
    }

    try (RecordStore store = RocksRecordStore.openReadOnly(old)) {
      assertThat(store.load()).isEqualTo(new StoreState(4, 0, Map.of("L1", FormatOne.task(3))));
      assertThat(readBack(store)).containsExactly(unit(1), unit(2), unit(3));
    }
  }
}
