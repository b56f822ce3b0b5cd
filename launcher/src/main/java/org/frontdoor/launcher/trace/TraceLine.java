package org.frontdoor.launcher.trace;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What one line of a trace file says. */
public sealed interface TraceLine {

  /**
   * A message.
   *
   * @param timeSeconds time of the trace, in seconds since 1970-01-01T00:00:00Z
   */
  record Message(String sender, String recipient, long timeSeconds) implements TraceLine {

    /** Whether the account sends or receives it. */
    public boolean concerns(String account) {
      return sender.equals(account) || recipient.equals(account);
    }

    /** Says nothing of who wrote to whom. */
    @Override
    public String toString() {
      return "Message";
    }
  }

  /** The names of the columns. */
  record Header() implements TraceLine {}

  /** Something that is no message. The reason quotes nothing of the line. */
  record Broken(String reason) implements TraceLine {}

  /**
   * Reads a line of the form {@code sender receiver unixtime}, with spaces or tabs between.
   *
   * @param first whether it is the first of its file, which may name the columns: then none of its
   *     fields is a number
   */
  static TraceLine parse(String line, boolean first) {
    if (line.length() > Form.LONGEST) {
      return new Broken("it is longer than " + Form.LONGEST + " bytes");
    }
    List<String> fields =
        Stream.of(Form.GAP.split(withoutReturn(line), -1))
            .filter(field -> !field.isEmpty())
            .toList();
    if (fields.isEmpty()) {
      return new Broken("it is empty");
    }
    if (first && fields.stream().noneMatch(field -> Form.NUMBER.matcher(field).matches())) {
      return new Header();
    }
    if (fields.size() != 3) {
      return new Broken("it has " + fields.size() + " fields where there must be 3");
    }
    return message(fields);
  }

  private static String withoutReturn(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private static TraceLine message(List<String> fields) {
    if (!Form.ACCOUNT.matcher(fields.get(0)).matches()) {
      return new Broken("its first field is no account identifier");
    }
    if (!Form.ACCOUNT.matcher(fields.get(1)).matches()) {
      return new Broken("its second field is no account identifier");
    }
    if (!Form.NUMBER.matcher(fields.get(2)).matches()
        || Long.parseLong(fields.get(2)) > Form.LAST_SECOND) {
      return new Broken("its third field is no time in whole seconds");
    }
    return new Message(fields.get(0), fields.get(1), Long.parseLong(fields.get(2)));
  }

  /** The forms of the fields. */
  final class Form {
    private static final int LONGEST = 1024;
    private static final Pattern GAP = Pattern.compile("[ \t]+");
    private static final Pattern NUMBER = Pattern.compile("0*[0-9]{1,12}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** The end of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private Form() {}
  }
}
