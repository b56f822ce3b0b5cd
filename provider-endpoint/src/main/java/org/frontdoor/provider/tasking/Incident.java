package org.frontdoor.provider.tasking;

/**
 * What may go wrong with a task without changing its status; its owner is told (TS 101 331 clause
 * 4.10 k).
 */
public enum Incident {
  /** Records were dropped because the spool had come to its bound. */
  RECORDS_LOST("Records of the task were lost because they were not fetched in time."),
  /** The authority has not fetched anything for longer than it should. */
  DELIVERY_STALLED("Records of the task wait to be fetched.");

  private final String sentence;

  Incident(String sentence) {
    this.sentence = sentence;
  }

  /** For a person, without target data. */
  String sentence() {
    return sentence;
  }
}
