package org.frontdoor.lab.scenarios.obs;

/**
 * Counts the work that a provider does between taking a message and answering its sender, on the
 * thread that answers. Work of other threads is counted apart, since the sender does not wait for
 * it.
 */
final class SenderPath {

  private final Thread sender;
  private long durableWrites;
  private long seals;
  private long elsewhere;

  /**
   * Counts for one thread.
   *
   * @param sender the thread that answers
   */
  SenderPath(Thread sender) {
    this.sender = sender;
  }

  /** Something is written so that it survives a crash. */
  synchronized void durableWrite() {
    if (Thread.currentThread().equals(sender)) {
      durableWrites++;
    } else {
      elsewhere++;
    }
  }

  /** A batch of records is sealed. */
  synchronized void seal() {
    if (Thread.currentThread().equals(sender)) {
      seals++;
    } else {
      elsewhere++;
    }
  }

  /** What the sender has waited for so far. */
  synchronized Work soFar() {
    return new Work(durableWrites, seals);
  }

  /** How much was done where no sender waits for it. */
  synchronized long elsewhere() {
    return elsewhere;
  }

  /**
   * Work that somebody waited for.
   *
   * @param durableWrites writes that had to reach the disk
   * @param seals batches that had to be sealed
   */
  record Work(long durableWrites, long seals) {

    /** The work since an earlier state. */
    Work since(Work before) {
      return new Work(durableWrites - before.durableWrites, seals - before.seals);
    }

    /**
     * How long it takes by the logical costs.
     *
     * @param write microseconds of a durable write
     * @param seal microseconds of a seal
     */
    long micros(long write, long seal) {
      return durableWrites * write + seals * seal;
    }
  }
}
