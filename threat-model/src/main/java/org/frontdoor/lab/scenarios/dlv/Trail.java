package org.frontdoor.lab.scenarios.dlv;

/**
 * What an authority has received of a task, piece by piece in the order of arrival: records, and
 * whatever speaks for them.
 */
interface Trail {

  /** How many pieces there are. */
  int length();

  /** How many records the first so many pieces hold. */
  long records(int pieces);

  /**
   * Whether whoever checks is content when only the first pieces are there. Nothing is asked but
   * what the checker can know: the pieces kept, and what had been noted apart at the moment.
   *
   * @param kept how many pieces are left
   * @param moment how many had come when the rest was taken away, at least {@code kept}
   */
  boolean looksWhole(int kept, int moment);

  /**
   * The first moment at which the attacker may strike: {@link #length()} if only what is at rest is
   * within reach, 0 if any moment is.
   */
  int firstMoment();
}
