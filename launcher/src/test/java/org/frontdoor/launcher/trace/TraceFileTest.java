package org.frontdoor.launcher.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFileTest {

  @TempDir private Path folder;

  private TraceSummary summary(String content) throws IOException {
    Path file = folder.resolve("trace.txt");
    Files.writeString(file, content);
    return TraceFile.summarise(file);
  }

  @Test
  void lines_countForSenderAndReceiver() throws IOException {
    TraceSummary summary = summary("src dst time\na b 1\nb c 2\na b 3\n");

    assertThat(summary.messages()).isEqualTo(3);
    assertThat(summary.linesOf()).isEqualTo(Map.of("a", 2L, "b", 3L, "c", 1L));
    assertThat(summary.broken()).isZero();
  }

  @Test
  void lineToOneself_countsOnce() throws IOException {
    assertThat(summary("a a 1\n").linesOf()).isEqualTo(Map.of("a", 1L));
  }

  @Test
  void brokenLines_areNamedByNumberAndSkipped() throws IOException {
    TraceSummary summary = summary("a b 1\r\na b\n\n!a b 3\na b then\na b 4");

    assertThat(summary.messages()).isEqualTo(2);
    assertThat(summary.broken()).isEqualTo(4);
    assertThat(summary.named())
        .extracting(TraceSummary.BrokenLine::number)
        .containsExactly(2L, 3L, 4L, 5L);
    assertThat(summary.named())
        .extracting(TraceSummary.BrokenLine::reason)
        .containsExactly(
            "it has 2 fields where there must be 3",
            "it is empty",
            "its first field is no account identifier",
            "its third field is no time in whole seconds");
  }

  @Test
  void manyBrokenLines_areAllCountedAndTheFirstNamed() throws IOException {
    TraceSummary summary = summary("a b 1\n" + "broken\n".repeat(100));

    assertThat(summary.broken()).isEqualTo(100);
    assertThat(summary.named()).hasSize(TraceFile.NAMED_BROKEN_LINES);
  }

  @Test
  void bytesThatAreNoText_breakTheirLineOnly() throws IOException {
    Path file = folder.resolve("trace.txt");
    Files.write(file, "a \u00e9 1\na b 2\n".getBytes(StandardCharsets.ISO_8859_1));

    TraceSummary summary = TraceFile.summarise(file);

    assertThat(summary.messages()).isEqualTo(1);
    assertThat(summary.broken()).isEqualTo(1);
  }

  @Test
  void busiest_areSortedAndTiesBrokenByIdentifier() throws IOException {
    assertThat(summary("a b 1\nc d 2\nc a 3\n").busiest(3)).containsExactly("a", "c", "b");
  }

  @Test
  void limit_endsTheCountAfterSoManyMessages() throws IOException {
    Path file = folder.resolve("trace.txt");
    Files.writeString(file, "a b 1\nbroken\na c 2\na d 3\n");

    assertThat(TraceFile.summarise(file, 2).linesOf()).isEqualTo(Map.of("a", 2L, "b", 1L, "c", 1L));
  }

  @Test
  void missingFile_isAnError() {
    assertThatIOException().isThrownBy(() -> TraceFile.summarise(folder.resolve("none")));
  }
}
