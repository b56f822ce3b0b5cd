package org.frontdoor.provider.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.frontdoor.provider.messenger.EventDrafts;
import org.frontdoor.provider.messenger.EventJournal;
import org.frontdoor.provider.messenger.JournaledEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that appends, again and again, and looks what is left. */
@Tag("slow")
class RocksJournalKillIT {

  private static final int KILLS = 6;
  private static final long SEED = 42;

  @TempDir private Path folder;

  private final long[] acknowledged = new long[JournalAppender.WRITERS];

  @Test
  void acknowledgedEvents_afterKills_areThereOnceAndInOrder() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      appendUntilKilled(random.nextInt(20, 2_000));
      long[] found = count();
      for (int writer = 0; writer < found.length; writer++) {
        assertThat(found[writer])
            .as("writer %d, kill %d, seed %d", writer, kill, SEED)
            .isGreaterThanOrEqualTo(acknowledged[writer]);
        // What was not acknowledged may be there too: the next process goes on behind it.
        acknowledged[writer] = found[writer];
      }
    }
  }

  private void appendUntilKilled(int acknowledgements) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                JournalAppender.class.getName(),
                folder.toString()));
    for (long first : acknowledged) {
      command.add(Long.toString(first));
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (DataInputStream told = new DataInputStream(process.getInputStream())) {
      for (int i = 0; i < acknowledgements; i++) {
        take(told);
      }
      process.toHandle().destroyForcibly();
      while (true) {
        take(told);
      }
    } catch (EOFException e) {
      // Killed; what it told before has been read to the end.
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private void take(DataInputStream told) throws IOException {
    int writer = (int) told.readLong();
    acknowledged[writer] = told.readLong();
  }

  /** How many events of each writer there are; fails on any that is missing or doubled. */
  private long[] count() {
    long[] next = new long[JournalAppender.WRITERS];
    try (RocksMessageStore store =
        RocksMessageStore.open(
            folder, new JournalBounds(100_000_000, 1L << 40), () -> Instant.EPOCH, 0)) {
      EventJournal journal = store.journal();
      long offset = 0;
      while (offset < journal.nextOffset()) {
        List<JournaledEvent> events = journal.read(offset, 10_000).events();
        for (JournaledEvent event : events) {
          int writer = Integer.parseInt(event.actor().substring("writer".length()));
          assertThat(EventDrafts.number(event)).isEqualTo(next[writer]);
          next[writer]++;
        }
        offset += events.size();
      }
      for (int writer = 0; writer < next.length; writer++) {
        assertThat(journal.sourcePosition("writer" + writer).orElse(0)).isEqualTo(next[writer]);
      }
    }
    return next;
  }
}
