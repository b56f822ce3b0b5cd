package org.frontdoor.provider.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.frontdoor.provider.storage.rocks.JournalBounds;
import org.frontdoor.provider.storage.rocks.RocksMessageStore;
import org.frontdoor.provider.storage.sqlite.SqliteAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real trace into the real stores: 59,835 messages among 1,899 users (see the README). */
class CollegeMsgTest {

  @TempDir private Path folder;

  /** The data lie beside the project, wherever a build of it runs. */
  private static Path trace() {
    Optional<Path> trace =
        Stream.<Path>iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .map(folder -> folder.resolve("shared/data/CollegeMsg.txt"))
            .filter(Files::exists)
            .findFirst();
    assumeTrue(trace.isPresent(), "needs ../shared/data/CollegeMsg.txt beside the project");
    return trace.orElseThrow();
  }

  @Test
  void trace_whenReplayed_isInTheJournalLineByLine() throws IOException {
    Path trace = trace();
    List<String> lines = Files.readAllLines(trace);
    JournalBounds bounds = new JournalBounds(100_000, 100 << 20);
    try (SqliteAccounts accounts = SqliteAccounts.open(folder.resolve("messenger.db"));
        RocksMessageStore store =
            RocksMessageStore.open(folder.resolve("journal"), bounds, () -> Instant.EPOCH, 0);
        TraceReplay replay =
            new TraceReplay(
                trace,
                TrafficSpeed.MAX,
                accounts,
                store.journal(),
                line -> {
                  throw new AssertionError(line);
                })) {
      replay.start();
      await("trace is replayed")
          .atMost(Duration.ofSeconds(60))
          .until(() -> replay.progress().finished());
      assertThat(replay.progress().events()).isEqualTo(59_835);
      assertThat(accounts.count()).isEqualTo(1_899);

      long next = 0;
      while (next < 59_835) {
        for (JournaledEvent event : store.journal().read(next, 5_000).events()) {
          String line =
              event.actor()
                  + " "
                  + event.recipients().getFirst()
                  + " "
                  + event.traceTimeSeconds().orElseThrow();
          assertThat(line).isEqualTo(lines.get((int) event.offset() + 1));
          next++;
        }
      }
      assertThat(store.journal().nextOffset()).isEqualTo(59_835);
    }
  }
}
