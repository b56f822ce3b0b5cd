package org.frontdoor.provider.messenger;

/**
 * Something that makes the messenger take messages as if users had sent them. Its users have
 * accounts but no devices: they are taken to be online, so nothing is stored for them.
 *
 * <p>{@link #stop} and a later {@link #start} go on where it stopped, and so does the next run of
 * the process after a crash, since the position is journaled with the events.
 */
public interface TrafficSource extends AutoCloseable {

  /**
   * Makes the accounts of all users. Done before the first start if it was not called before.
   *
   * @throws TrafficException if the input cannot be read
   * @throws JournalUnavailableException if the accounts cannot be made at present
   */
  void prepare();

  /** Starts on a thread of its own; does nothing if it runs already. */
  void start();

  /** Stands still when this returns. */
  void stop();

  /** How far it is; may be called at any time. */
  Progress progress();

  /** Stops for good. */
  @Override
  default void close() {
    stop();
  }

  /**
   * How far a source is.
   *
   * @param events events it has handed in since the start of the process
   * @param skipped lines of a trace that were skipped because they are broken
   * @param finished whether it has come to its end
   * @param failure why it has stopped before its end; empty if it has not
   */
  record Progress(long events, long skipped, boolean finished, String failure) {}
}
