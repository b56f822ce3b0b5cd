package org.frontdoor.conformance.wire;

/**
 * Where stimuli go. One thread at a time. Whatever goes wrong outside is an observation; an
 * exception is a fault of the suite.
 */
public interface World extends AutoCloseable {

  /** Does it, waits as long as the stimulus allows, and says what came of it. */
  Observation perform(Stimulus stimulus);

  /** Ends every stream, as between two cases. Connections may stay. */
  void reset();

  /** Ends every stream and connection. */
  @Override
  void close();
}
