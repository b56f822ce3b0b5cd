package org.frontdoor.provider.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.frontdoor.provider.messenger.Device;
import org.frontdoor.provider.messenger.EventDrafts;
import org.frontdoor.provider.messenger.JournalUnavailableException;
import org.frontdoor.provider.messenger.JournaledEvent;
import org.frontdoor.provider.messenger.StoreChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens on a real file system that is full or read-only. */
class RocksFullDiskTest {

  private static final JournalBounds BOUNDS = new JournalBounds(10_000_000, 1 << 30);
  private static final int STEP = 500;

  /** Switches the check of the reserve off, so that RocksDB itself runs into the full disk. */
  private static final long UNCHECKED = -1L << 40;

  @TempDir private Path mountPoint;

  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", mountPoint.toString());
    assumeTrue(mounted, "needs the right to mount a small file system");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertThat(run("umount", mountPoint.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private RocksMessageStore open(long reserve) {
    return RocksMessageStore.open(
        mountPoint.resolve("store"), BOUNDS, () -> Instant.EPOCH, reserve);
  }

  private Path filler() {
    return mountPoint.resolve("filler");
  }

  /** Takes what is left on the disk, to the last block but so many bytes. */
  private void fillDisk(long butBytes) throws IOException {
    long free = Files.getFileStore(mountPoint).getUsableSpace();
    try (var out = Files.newOutputStream(filler())) {
      byte[] block = new byte[4096];
      for (long left = free - butBytes; left > 0; left -= block.length) {
        out.write(block);
      }
    } catch (IOException e) {
      // Full, as it should be.
    }
  }

  private static void assertHoldsExactly(RocksMessageStore store, long count) {
    long next = 0;
    while (next < store.journal().nextOffset()) {
      List<JournaledEvent> events = store.journal().read(next, 10_000).events();
      for (JournaledEvent event : events) {
        assertThat(EventDrafts.number(event)).isEqualTo(event.offset());
      }
      next += events.size();
    }
    assertThat(next).isEqualTo(count);
  }

  /** Appends until it fails; returns how many events were appended. */
  private static long appendUntilRefused(RocksMessageStore store, long first) {
    long next = first;
    while (true) {
      try {
        store.journal().append(EventDrafts.messages(next, STEP));
        next += STEP;
      } catch (JournalUnavailableException e) {
        assertThat(e).hasMessageContaining("free some space");
        return next;
      }
      assertThat(next).isLessThan(5_000_000);
    }
  }

  @ParameterizedTest(name = "reserve {0}")
  @ValueSource(longs = {0, UNCHECKED})
  void append_whenTheDiskIsFull_hasNoEffectAndWorksAgainOnceThereIsRoom(long reserve)
      throws IOException {
    long appended;
    try (RocksMessageStore store = open(reserve)) {
      store.journal().append(EventDrafts.messages(0, STEP));
      fillDisk(1 << 20);
      appended = STEP;
      // Opening the store again may find some more room.
      for (int refusals = 0; refusals < 5; refusals++) {
        appended = appendUntilRefused(store, appended);
        assertThat(store.journal().nextOffset()).isEqualTo(appended);
      }

      Files.delete(filler());
      store.journal().append(EventDrafts.messages(appended, STEP));
      appended += STEP;
      assertHoldsExactly(store, appended);
    }
    try (RocksMessageStore store = open(0)) {
      assertHoldsExactly(store, appended);
    }
  }

  @Test
  void append_intoTheReserve_isRefusedBeforeAnythingIsTouched() throws IOException {
    try (RocksMessageStore store = open(16 << 20)) {
      store.journal().append(EventDrafts.messages(0, STEP));
      fillDisk(18 << 20);
      long appended = appendUntilRefused(store, STEP);
      assertHoldsExactly(store, appended);
      Files.delete(filler());
      store.journal().append(EventDrafts.messages(appended, STEP));
      assertHoldsExactly(store, appended + STEP);
    }
  }

  @ParameterizedTest(name = "reserve {0}")
  @ValueSource(longs = {0, UNCHECKED})
  void message_whenTheDiskIsFull_isNeitherJournaledNorKept(long reserve) throws IOException {
    Device bob = new Device("bob", 1);
    StoreChange keep = new StoreChange.Keep(bob, ByteString.copyFrom(new byte[60_000]));
    try (RocksMessageStore store = open(reserve)) {
      fillDisk(512 << 10);
      int kept = 0;
      JournalUnavailableException refused = null;
      while (refused == null) {
        int number = kept;
        refused =
            catchThrowableOfType(
                JournalUnavailableException.class,
                () -> store.commit(EventDrafts.messages(number, 1), List.of(keep)));
        kept += refused == null ? 1 : 0;
      }
      Files.delete(filler());
      store.commit(EventDrafts.messages(kept, 1), List.of(keep));
      assertThat(store.mailbox(bob, -1, 1_000)).hasSize(kept + 1);
      assertHoldsExactly(store, kept + 1L);
    }
  }

  @Test
  void store_onAReadOnlyDisk_isRefusedWithWhatToDo() throws Exception {
    try (RocksMessageStore store = open(0)) {
      store.journal().append(EventDrafts.messages(0, STEP));
    }
    assertThat(run("mount", "-o", "remount,ro", mountPoint.toString())).isTrue();
    assertThatThrownBy(() -> open(0).close())
        .isInstanceOf(JournalUnavailableException.class)
        .hasMessageContaining("writable");
    assertThat(run("mount", "-o", "remount,rw", mountPoint.toString())).isTrue();
    try (RocksMessageStore store = open(0)) {
      store.journal().append(EventDrafts.messages(STEP, STEP));
      assertHoldsExactly(store, 2 * STEP);
    }
  }
}
