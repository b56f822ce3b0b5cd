package org.frontdoor.provider.messenger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.frontdoor.provider.messenger.BrokenLine.Fault;

/**
 * Reads a trace: lines of sender, receiver and time in seconds since 1970, separated by spaces or
 * tabs, ended by LF or CR LF. The first line may name the columns: then none of its fields is a
 * number.
 */
final class TraceReader implements AutoCloseable {

  private static final int MAX_LINE = 1024;
  private static final int MAX_FIELDS = 4;

  /** The end of the year 9999. */
  private static final long MAX_SECONDS = 253_402_300_799L;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;

  private final byte[] line = new byte[MAX_LINE];
  private int length;
  private boolean tooLong;
  private long number;

  private final int[] starts = new int[MAX_FIELDS];
  private final int[] ends = new int[MAX_FIELDS];

  private TraceReader(InputStream in) {
    this.in = in;
  }

  static TraceReader open(Path file) throws IOException {
    return new TraceReader(Files.newInputStream(file));
  }

  /** The next line; empty at the end of the file. */
  Optional<TraceLine> next() throws IOException {
    if (!readLine()) {
      return Optional.empty();
    }
    number++;
    return Optional.of(parse());
  }

  /** Passes over lines that were handled before, without looking at them. */
  void skipTo(long lastHandled) throws IOException {
    while (number < lastHandled && readLine()) {
      number++;
    }
  }

  private boolean readLine() throws IOException {
    length = 0;
    tooLong = false;
    if (!fill()) {
      return false;
    }
    while (!takeLineEnd() && fill()) {}
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    return true;
  }

  /** Takes what the buffer holds of the line; whether its end was among it. */
  private boolean takeLineEnd() {
    int end = position;
    while (end < limit && buffer[end] != '\n') {
      end++;
    }
    int more = Math.min(end - position, MAX_LINE - length);
    System.arraycopy(buffer, position, line, length, more);
    length += more;
    tooLong |= end - position > more;
    boolean found = end < limit;
    position = found ? end + 1 : limit;
    return found;
  }

  /** Sees to it that the buffer holds something; false at the end of the file. */
  private boolean fill() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, in.read(buffer));
    }
    return position < limit;
  }

  private TraceLine parse() {
    if (tooLong) {
      return broken(Fault.TOO_LONG);
    }
    int fields = split();
    if (fields == 0) {
      return broken(Fault.EMPTY);
    }
    if (number == 1 && isHeader(fields)) {
      return new TraceLine.Header(number);
    }
    if (fields != 3) {
      return broken(Fault.FIELDS);
    }
    return message(field(0), field(1), seconds(2));
  }

  private TraceLine message(String sender, String receiver, long seconds) {
    if (!Identifiers.isName(sender)) {
      return broken(Fault.SENDER);
    }
    if (!Identifiers.isName(receiver)) {
      return broken(Fault.RECEIVER);
    }
    return seconds < 0
        ? broken(Fault.TIME)
        : new TraceLine.Message(number, sender, receiver, seconds);
  }

  /** Finds the fields; there may be more than are remembered. */
  private int split() {
    int count = 0;
    int at = 0;
    while (at < length) {
      if (isBlank(line[at])) {
        at++;
        continue;
      }
      int start = at;
      while (at < length && !isBlank(line[at])) {
        at++;
      }
      if (count < MAX_FIELDS) {
        starts[count] = start;
        ends[count] = at;
        count++;
      }
    }
    return count;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private boolean isHeader(int fields) {
    for (int i = 0; i < fields; i++) {
      if (seconds(i) >= 0) {
        return false;
      }
    }
    return true;
  }

  private String field(int index) {
    return new String(line, starts[index], ends[index] - starts[index], ISO_8859_1);
  }

  /** The number in a field; -1 if there is none, or one that is out of bounds. */
  private long seconds(int index) {
    long value = 0;
    for (int i = starts[index]; i < ends[index]; i++) {
      int digit = line[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
      if (value > MAX_SECONDS) {
        return -1;
      }
    }
    return value;
  }

  private TraceLine broken(Fault fault) {
    return new TraceLine.Broken(number, fault);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
