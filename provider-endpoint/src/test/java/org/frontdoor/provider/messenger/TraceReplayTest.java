package org.frontdoor.provider.messenger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.frontdoor.provider.messenger.BrokenLine.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceReplayTest {

  private final InMemoryAccounts accounts = new InMemoryAccounts();
  private final InMemoryEventJournal journal =
      new InMemoryEventJournal(() -> Instant.parse("2030-01-01T00:00:00Z"), 10_000_000);
  private final List<BrokenLine> broken = Collections.synchronizedList(new ArrayList<>());
  private final List<TraceReplay> started = new ArrayList<>();

  @TempDir private Path folder;

  @AfterEach
  void stopAll() {
    started.forEach(TraceReplay::close);
  }

  private Path trace(String content) throws IOException {
    return Files.writeString(folder.resolve("trace.txt"), content, ISO_8859_1);
  }

  private TraceReplay replay(Path file, TrafficSpeed speed) {
    TraceReplay replay = new TraceReplay(file, speed, accounts, journal, broken::add);
    started.add(replay);
    return replay;
  }

  private TraceReplay replayed(Path file) {
    TraceReplay replay = replay(file, TrafficSpeed.MAX);
    replay.start();
    await("trace is replayed").until(() -> replay.progress().finished());
    return replay;
  }

  private List<JournaledEvent> events() {
    return journal.read(0, Integer.MAX_VALUE).events();
  }

  @Test
  void line_whenGood_isOneEventWithTheTimeOfTheTrace() throws IOException {
    replayed(trace("src dst time\n1 2 1082040961\n3\t4  1082155839\n5 5 7"));
    assertThat(events())
        .extracting(
            JournaledEvent::kind,
            JournaledEvent::actor,
            JournaledEvent::recipients,
            JournaledEvent::sessionId,
            e -> e.traceTimeSeconds().orElseThrow())
        .containsExactly(
            tuple(EventKind.MESSAGE_SENT, "1", List.of("2"), 0L, 1082040961L),
            tuple(EventKind.MESSAGE_SENT, "3", List.of("4"), 0L, 1082155839L),
            tuple(EventKind.MESSAGE_SENT, "5", List.of("5"), 0L, 7L));
    assertThat(events()).extracting(JournaledEvent::messageId).doesNotHaveDuplicates();
    assertThat(accounts.count()).isEqualTo(5);
    assertThat(broken).isEmpty();
  }

  @Test
  void brokenLines_always_areReportedAndTheRestGoesOn() throws IOException {
    TraceReplay replay =
        replayed(
            trace(
                "1 2 3\r\n\r\n1 2\r\n1 2 3 4\r\n# 2 3\r\n1 ü 3\r\n1 2 x\r\n1 2 -3\r\n1 2 3.5\r\n"
                    + "1 2 99999999999999999999\r\n"
                    + "1 "
                    + "2".repeat(65)
                    + " 3\r\n"
                    + "x".repeat(5000)
                    + "\r\n4 5 6\r\n"));
    assertThat(broken)
        .containsExactly(
            new BrokenLine(2, Fault.EMPTY),
            new BrokenLine(3, Fault.FIELDS),
            new BrokenLine(4, Fault.FIELDS),
            new BrokenLine(5, Fault.SENDER),
            new BrokenLine(6, Fault.RECEIVER),
            new BrokenLine(7, Fault.TIME),
            new BrokenLine(8, Fault.TIME),
            new BrokenLine(9, Fault.TIME),
            new BrokenLine(10, Fault.TIME),
            new BrokenLine(11, Fault.RECEIVER),
            new BrokenLine(12, Fault.TOO_LONG));
    assertThat(events()).extracting(JournaledEvent::actor).containsExactly("1", "4");
    assertThat(replay.progress()).isEqualTo(new TrafficSource.Progress(2, 11, true, ""));
  }

  @Test
  void firstLine_withANumberInIt_isNoHeader() throws IOException {
    replayed(trace("1 2 time\nsrc dst time\n"));
    assertThat(broken)
        .containsExactly(new BrokenLine(1, Fault.TIME), new BrokenLine(2, Fault.TIME));
  }

  @Test
  void emptyFile_isFinishedAtOnce() throws IOException {
    assertThat(replayed(trace("")).progress())
        .isEqualTo(new TrafficSource.Progress(0, 0, true, ""));
  }

  @Test
  void missingFile_isRefusedWithWhatToDo() {
    TraceReplay replay = replay(folder.resolve("missing.txt"), TrafficSpeed.MAX);
    assertThatThrownBy(replay::start)
        .isInstanceOf(TrafficException.class)
        .hasMessageContaining("missing.txt")
        .hasMessageContaining("check that the file exists");
  }

  @Test
  void restart_afterACrash_goesOnWithTheNextLine() throws IOException {
    StringBuilder lines = new StringBuilder("src dst time\n");
    for (int i = 0; i < 50_000; i++) {
      lines.append(i % 7).append(' ').append(i % 11).append(' ').append(i).append('\n');
    }
    Path file = trace(lines.toString());
    TraceReplay first = replay(file, TrafficSpeed.MAX);
    first.start();
    await("some lines").until(() -> journal.nextOffset() > 0);
    first.stop();
    long before = journal.nextOffset();

    TraceReplay second = replayed(file);
    assertThat(second.progress().events()).isEqualTo(50_000 - before);
    List<JournaledEvent> events = events();
    assertThat(events).hasSize(50_000);
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).traceTimeSeconds()).hasValue(i);
    }
    assertThat(replayed(file).progress().events()).isZero();
  }

  @Test
  void journal_whenUnavailableForAWhile_missesNothing() throws IOException {
    Path file = trace("1 2 3\n4 5 6\n");
    journal.setBroken(true);
    TraceReplay replay = replay(file, TrafficSpeed.MAX);
    replay.start();
    journal.setBroken(false);
    await("trace is replayed").until(() -> replay.progress().finished());
    assertThat(events()).hasSize(2);
  }

  @Test
  void speed_whenGiven_keepsTheDistancesOfTheTrace() throws IOException {
    TraceReplay replay = replay(trace("1 2 1000\n1 2 1001\n1 2 101000\n"), new TrafficSpeed(1000));
    long start = System.nanoTime();
    replay.start();
    await("first two messages").until(() -> journal.nextOffset() == 2);
    assertThat(replay.progress().finished()).isFalse();
    replay.stop();
    assertThat(System.nanoTime() - start).isLessThan(100_000_000_000L);
    assertThat(journal.nextOffset()).isEqualTo(2);
  }

  @Test
  void speed_ofNonsense_isRefused() {
    assertThat(TrafficSpeed.parse("max").isMax()).isTrue();
    assertThat(TrafficSpeed.parse("60")).isEqualTo(new TrafficSpeed(60));
    for (String nonsense : List.of("0", "-1", "NaN", "fast", "")) {
      assertThatThrownBy(() -> TrafficSpeed.parse(nonsense))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
