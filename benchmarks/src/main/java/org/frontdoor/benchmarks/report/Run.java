package org.frontdoor.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is kept of a run.
 *
 * @param started when it began, in UTC, as ISO 8601 to the second
 * @param commit the version that was measured; empty if it is not known
 * @param quick whether it was only to give an impression
 * @param machine what it was measured on
 * @param rows its rows in the order in which they were measured
 */
public record Run(
    String started, String commit, boolean quick, Machine machine, List<RowReport> rows) {

  /** Takes its own copy. */
  public Run {
    rows = List.copyOf(rows);
  }

  /** The same with one row more, or with another measurement of a row that it has. */
  public Run with(RowReport row) {
    List<RowReport> more = new ArrayList<>(rows);
    int place = 0;
    while (place < more.size() && !more.get(place).row().equals(row.row())) {
      place++;
    }
    if (place < more.size()) {
      more.set(place, row);
    } else {
      more.add(row);
    }
    return new Run(started, commit, quick, machine, more);
  }

  /** Whether a row has no figure. */
  public boolean broken() {
    return rows.stream().anyMatch(RowReport::broken);
  }

  /** Whether everything that has to be reached is; what is only aimed at does not count. */
  public boolean goalsMet() {
    return rows.stream().noneMatch(RowReport::fallsShort);
  }
}
