package org.frontdoor.benchmarks.endtoend;

import org.frontdoor.benchmarks.Bench;

/**
 * How much is sent through a rig, and how often.
 *
 * @param warming bursts before anything counts, while the JVMs compile
 * @param counted bursts that count
 * @param burst messages in a burst
 */
record Turns(int warming, int counted, long burst) {

  /** For figures to be quoted. */
  static final Turns USUAL = new Turns(4, 5, 1_500_000);

  /** For an impression. */
  static final Turns QUICK = new Turns(2, 1, 500_000);

  /** A burst overshoots by what is journaled between two looks at it. */
  private static final long OVERSHOOT = 400_000;

  /** Messages that a trace must have. */
  long messages() {
    return (warming + counted) * (burst + OVERSHOOT);
  }

  void warmUp(Rig rig, Bench bench) {
    for (int turn = 0; turn < warming; turn++) {
      bench.progress().say("warming up, " + (turn + 1) + " of " + warming);
      var unused = rig.burst(burst);
    }
  }
}
