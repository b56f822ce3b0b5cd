package org.frontdoor.conformance.statement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an endpoint's upper tester can do. */
public enum TesterCall {
  /** Makes accounts. */
  ACCOUNTS,
  /** Makes the messenger take messages. */
  MESSAGES,
  /** Makes users open sessions, send and fetch messages, and meet in groups. */
  EVENTS,
  /** Moves the endpoint's clock ahead. */
  CLOCK,
  /** Ends the process at once; somebody starts it again. */
  CRASH;

  /** As it is written in a declaration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The call of that word. */
  public static Optional<TesterCall> of(String word) {
    return Arrays.stream(values()).filter(call -> call.word().equals(word)).findFirst();
  }
}
