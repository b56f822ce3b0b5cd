package org.frontdoor.launcher.trace;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    return summarise(file, Long.MAX_VALUE);
  }

  /**
   * Reads a file up to a number of messages.
   *
   * @param limit messages after which reading stops
   */
  public static TraceSummary summarise(Path file, long limit) throws IOException {
    TraceFile trace = new TraceFile();
    try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
      long number = 0;
      Optional<String> line = nextLine(input);
      while (line.isPresent() && trace.messages < limit) {
        number++;
        trace.take(number, TraceLine.parse(line.get(), number == 1));
        line = nextLine(input);
      }
    }
    return new TraceSummary(
        trace.messages, Map.copyOf(trace.linesOf), trace.broken, List.copyOf(trace.named));
  }

  /** Only LF ends a line, and every byte is a character: what is no text breaks its own line. */
  private static Optional<String> nextLine(InputStream input) throws IOException {
    int next = input.read();
    if (next < 0) {
      return Optional.empty();
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream(64);
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = input.read();
    }
    return Optional.of(line.toString(StandardCharsets.ISO_8859_1));
  }

  private void take(long number, TraceLine line) {
    switch (line) {
      case TraceLine.Header header -> {}
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
