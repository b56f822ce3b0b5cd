package org.frontdoor.provider.messenger;

/**
 * A line of a trace that was skipped.
 *
 * @param number number of the line in the file, from 1
 * @param fault what is wrong with it
 */
public record BrokenLine(long number, Fault fault) {

  /** What can be wrong with a line. The texts do not repeat what stands there. */
  public enum Fault {
    /** Nothing stands there. */
    EMPTY("the line is empty"),
    /** Too much stands there. */
    TOO_LONG("the line is longer than 1024 bytes"),
    /** Not the three fields. */
    FIELDS("the line has not the three fields sender, receiver and time"),
    /** A sender that cannot be one. */
    SENDER(
        "the sender is not 1 to 64 letters, digits, points, underscores or hyphens that begin with"
            + " a letter or digit"),
    /** A receiver that cannot be one. */
    RECEIVER(
        "the receiver is not 1 to 64 letters, digits, points, underscores or hyphens that begin"
            + " with a letter or digit"),
    /** A time that cannot be one. */
    TIME("the time is not a whole number of seconds from 1970 to 9999");

    private final String text;

    Fault(String text) {
      this.text = text;
    }

    /** One sentence. */
    public String text() {
      return text;
    }
  }
}
