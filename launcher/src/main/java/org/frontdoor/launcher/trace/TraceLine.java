package org.frontdoor.launcher.trace;

import java.util.regex.Pattern;

/** What one line of a trace file says. */
sealed interface TraceLine {

  /** A message. */
  record Message(String sender, String recipient, long timeSeconds) implements TraceLine {}

  /** Nothing: an empty line, or the names of the columns. */
  record Nothing() implements TraceLine {}

  /** Something that is no message. The reason quotes nothing of the line. */
  record Broken(String reason) implements TraceLine {}

  /**
   * Reads a line of the form {@code sender receiver unixtime}.
   *
   * @param first whether it is the first of its file, which may name the columns
   */
  static TraceLine parse(String line, boolean first) {
    String trimmed = line.strip();
    if (trimmed.isEmpty()) {
      return new Nothing();
    }
    String[] fields = Form.GAP.split(trimmed, -1);
    if (fields.length != 3) {
      return new Broken("it has " + fields.length + " fields where there must be 3");
    }
    if (!Form.TIME.matcher(fields[2]).matches()) {
      return first ? new Nothing() : new Broken("its third field is no time in whole seconds");
    }
    if (!Form.ACCOUNT.matcher(fields[0]).matches()) {
      return new Broken("its first field is no account identifier");
    }
    if (!Form.ACCOUNT.matcher(fields[1]).matches()) {
      return new Broken("its second field is no account identifier");
    }
    return new Message(fields[0], fields[1], Long.parseLong(fields[2]));
  }

  /** The forms of the fields. */
  final class Form {
    private static final Pattern GAP = Pattern.compile("\\s+");
    private static final Pattern TIME = Pattern.compile("-?[0-9]{1,12}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private Form() {}
  }
}
