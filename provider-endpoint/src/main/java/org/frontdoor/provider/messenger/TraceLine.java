package org.frontdoor.provider.messenger;

/** A line of a trace. */
sealed interface TraceLine {

  /** Number of the line in the file, from 1. */
  long number();

  /**
   * A message.
   *
   * @param seconds time of the message, in seconds since 1970
   */
  record Message(long number, String sender, String receiver, long seconds) implements TraceLine {
    @Override
    public String toString() {
      return "Message[" + number + "]";
    }
  }

  /** The first line, when it names columns. */
  record Header(long number) implements TraceLine {}

  /** A line that says nothing that can be understood. */
  record Broken(long number, BrokenLine.Fault fault) implements TraceLine {}
}
