package org.frontdoor.benchmarks.outage;

import java.util.ArrayList;
import java.util.List;
import org.frontdoor.benchmarks.Chart.Point;
import org.frontdoor.benchmarks.endtoend.CollectorsStatus;

/**
 * How the number of stored records grew, as a process of authorities said it ten times a second.
 *
 * @param history what it said, in order
 */
record Stored(List<CollectorsStatus> history) {

  private static final double MILLIS = 1_000.0;

  /** Takes its own copy. */
  Stored {
    history = List.copyOf(history);
  }

  /**
   * Records a second, from the first sight of more than {@code from} records to the first sight of
   * all.
   *
   * <p>What was stored before the first sight does not count, nor does the time until then.
   *
   * @param from so many were stored before it began
   * @param to so many are stored at its end
   * @throws IllegalArgumentException if the history does not show it
   */
  double perSecond(long from, long to) {
    CollectorsStatus first = firstBeyond(from);
    CollectorsStatus last = firstBeyond(to - 1);
    long millis = last.atMillis() - first.atMillis();
    if (millis <= 0) {
      throw new IllegalArgumentException("It went too quickly to be measured");
    }
    return (last.records() - first.records()) * MILLIS / millis;
  }

  /** When more than so many records were first seen, in milliseconds since 1970. */
  long millisBeyond(long records) {
    return firstBeyond(records).atMillis();
  }

  /**
   * Records a second over time.
   *
   * @param startMillis where time begins, in milliseconds since 1970; what is earlier is left out
   * @param stepMillis length of the stretches over which is counted, at least
   */
  List<Point> rates(long startMillis, long stepMillis) {
    List<Point> points = new ArrayList<>();
    CollectorsStatus before = null;
    for (CollectorsStatus now : history) {
      if (before == null || before.atMillis() < startMillis) {
        before = now;
      } else if (now.atMillis() - before.atMillis() >= stepMillis) {
        double seconds = (now.atMillis() - before.atMillis()) / MILLIS;
        points.add(
            new Point(
                (now.atMillis() - startMillis) / MILLIS,
                Math.max(0, now.records() - before.records()) / seconds));
        before = now;
      }
    }
    return points;
  }

  private CollectorsStatus firstBeyond(long records) {
    return history.stream()
        .filter(status -> status.records() > records)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("It was never seen"));
  }
}
