package org.frontdoor.launcher.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts a trace file of {@code sender receiver unixtime} lines. */
public final class TraceFile {

  /** How many broken lines are named; the others are only counted. */
  static final int NAMED_BROKEN_LINES = 5;

  private final Map<String, Long> linesOf = new HashMap<>();
  private final List<TraceSummary.BrokenLine> named = new ArrayList<>();
  private long messages;
  private long broken;

  private TraceFile() {}

  /**
   * Reads a whole file.
   *
   * @throws IOException if it cannot be read
   */
  public static TraceSummary summarise(Path file) throws IOException {
    TraceFile trace = new TraceFile();
    try (BufferedReader reader = open(file)) {
      long number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        trace.take(number, TraceLine.parse(line, number == 1));
      }
    }
    return new TraceSummary(
        trace.messages, Map.copyOf(trace.linesOf), trace.broken, List.copyOf(trace.named));
  }

  /** A broken character breaks its line, not the reading of the others. */
  private static BufferedReader open(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            Files.newInputStream(file),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)));
  }

  private void take(long number, TraceLine line) {
    switch (line) {
      case TraceLine.Nothing nothing -> {}
      case TraceLine.Broken unreadable -> {
        broken++;
        if (named.size() < NAMED_BROKEN_LINES) {
          named.add(new TraceSummary.BrokenLine(number, unreadable.reason()));
        }
      }
      case TraceLine.Message message -> {
        messages++;
        linesOf.merge(message.sender(), 1L, Long::sum);
        if (!message.sender().equals(message.recipient())) {
          linesOf.merge(message.recipient(), 1L, Long::sum);
        }
      }
    }
  }
}
