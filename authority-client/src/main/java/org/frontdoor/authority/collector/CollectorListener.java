package org.frontdoor.authority.collector;

import java.time.Duration;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.store.Finding;
import org.frontdoor.hi2.v1.OperatorMessage;
import org.frontdoor.hi2.v1.StreamOptions;

/**
 * Hears how collecting goes. Called from the collector's own thread, which waits: be quick. Nothing
 * that is said here holds a target, content or a key.
 */
public interface CollectorListener {

  /** Listens to nothing. */
  CollectorListener NONE = new CollectorListener() {};

  /** A stream is open and its options are agreed. */
  default void connected(StreamOptions options) {}

  /** A round is stored durably. */
  default void stored(Round round) {}

  /** Something is not as it must be; it is stored already. */
  default void found(Finding finding) {}

  /** The provider's operator says something. */
  default void informed(OperatorMessage message) {}

  /** The stream is gone. */
  default void disconnected(AuthorityException why, Duration retryIn) {}
}
