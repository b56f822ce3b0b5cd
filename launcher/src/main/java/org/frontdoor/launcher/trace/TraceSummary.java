package org.frontdoor.launcher.trace;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a trace file holds.
 *
 * @param messages lines that are messages
 * @param linesOf for each account, the lines in which it is sender or receiver
 * @param broken lines that are no messages and are skipped
 * @param named the first of the broken lines
 */
public record TraceSummary(
    long messages, Map<String, Long> linesOf, long broken, List<BrokenLine> named) {

  /**
   * A line that is no message.
   *
   * @param number number of the line, from 1
   * @param reason what is wrong with it, without quoting it
   */
  public record BrokenLine(long number, String reason) {}

  /** The accounts in the most lines, busiest first; the identifier decides between equals. */
  public List<String> busiest(int count) {
    return linesOf.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(count)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How many accounts there are. */
  public int accounts() {
    return linesOf.size();
  }

  /** Says the numbers alone. */
  @Override
  public String toString() {
    return "TraceSummary[" + messages + " messages, " + broken + " broken lines]";
  }
}
