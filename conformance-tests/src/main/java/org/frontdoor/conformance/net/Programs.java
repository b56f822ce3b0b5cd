package org.frontdoor.conformance.net;

import java.time.Duration;
import org.frontdoor.conformance.wire.Observation;

/** How the programs of an authority under test are run. One thread at a time. */
public interface Programs extends AutoCloseable {

  /**
   * The programs from now on find an empty folder; whatever runs is killed.
   *
   * @param at where the suite listens
   */
  void fresh(Address at);

  /** Starts a program: {@link Observation.Done} or {@link Observation.NotStarted}. */
  Observation start(String command);

  /**
   * Waits until a program has ended.
   *
   * @return how it ended, or {@link Observation.Silence}; it is killed then
   */
  Observation await(String command, Duration atMost);

  /** Closes the standard input of a program. */
  void closeInput(String command);

  /** Kills a program. */
  void kill(String command);

  /** Kills whatever runs. */
  @Override
  void close();
}
