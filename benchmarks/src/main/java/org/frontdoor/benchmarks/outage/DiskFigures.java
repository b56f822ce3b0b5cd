package org.frontdoor.benchmarks.outage;

import java.util.ArrayList;
import java.util.List;
import org.frontdoor.benchmarks.Chart;
import org.frontdoor.benchmarks.Chart.Mark;
import org.frontdoor.benchmarks.Chart.Point;
import org.frontdoor.benchmarks.Figure;
import org.frontdoor.benchmarks.Goal;
import org.frontdoor.benchmarks.RowResult;

/**
 * What the row {@code disk} came to.
 *
 * @param live while the authority kept up
 * @param liveLater a while after that
 * @param away while the authority was away
 * @param drained at once after it had acknowledged what was spooled
 * @param drainedLater a while after that
 * @param fits whether the spool's folder fell under its bound both times
 */
record DiskFigures(
    Stage live,
    DiskWatch.Standing liveLater,
    Stage away,
    DiskWatch.Standing drained,
    DiskWatch.Standing drainedLater,
    boolean fits) {

  /** What the journal may take by its configuration, once more while RocksDB tidies up. */
  private static final long JOURNAL_BOUND = 2L << 30;

  private static final double MIB = 1 << 20;

  /**
   * A stretch of time in which messages came.
   *
   * @param records how many
   */
  record Stage(DiskWatch.Standing before, DiskWatch.Standing after, long records) {

    private List<Figure> figures(String when) {
      FolderWatch.Written journal = after.journal().since(before.journal());
      FolderWatch.Written spool = after.spool().since(before.spool());
      return List.of(
          each("journal's log, " + when, journal.logs()),
          each("journal's tables, " + when, journal.tables()),
          each("spool's log, " + when, spool.logs()),
          each("spool's tables, " + when, spool.tables()),
          each("kernel's count, " + when, after.processBytes() - before.processBytes()));
    }

    private double written() {
      FolderWatch.Written journal = after.journal().since(before.journal());
      FolderWatch.Written spool = after.spool().since(before.spool());
      return (double) (journal.logs() + journal.tables() + spool.logs() + spool.tables()) / records;
    }

    private Figure each(String name, long bytes) {
      return Figure.of(name, "bytes/record", (double) bytes / records);
    }
  }

  RowResult result(List<Point> journal, List<Point> spool, List<Mark> marks) {
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("written per record", "bytes/record", live.written()));
    figures.addAll(live.figures("authority connected"));
    figures.add(Figure.of("written per record, authority away", "bytes/record", away.written()));
    figures.addAll(away.figures("authority away"));
    figures.add(
        Figure.of(
            "spool's folder grows, authority away",
            "bytes/record",
            (away.after().spoolBytes() - away.before().spoolBytes()) / away.records()));
    figures.add(
        Figure.of(
            "spool's log and tables while it drains",
            "bytes/record",
            (double)
                    (drainedLater.spool().since(away.after().spool()).logs()
                        + drainedLater.spool().since(away.after().spool()).tables())
                / away.records()));
    figures.add(mib("spool's folder, largest", largest(spool)));
    figures.add(mib("spool's folder, all acknowledged", live.after().spoolBytes()));
    figures.add(mib("spool's folder, all acknowledged, a while later", liveLater.spoolBytes()));
    figures.add(mib("spool's folder, all drained", drained.spoolBytes()));
    figures.add(mib("spool's folder, all drained, a while later", drainedLater.spoolBytes()));
    figures.add(mib("journal's folder, largest", largest(journal)));
    figures.add(mib("journal's folder, at the end", drainedLater.journalBytes()));
    return new RowResult(figures, goals(journal), List.of(chart(journal, spool, marks)), notes());
  }

  private List<Goal> goals(List<Point> journal) {
    return List.of(
        Goal.atMost(
            "spool's folder after acknowledgement",
            "MiB",
            Math.max(liveLater.spoolBytes(), drainedLater.spoolBytes()) / MIB,
            DiskRow.SPOOL_BOUND / MIB),
        Goal.atMost(
            "journal's folder, largest", "MiB", largest(journal) / MIB, JOURNAL_BOUND / MIB));
  }

  private List<String> notes() {
    return fits
        ? List.of()
        : List.of("The spool's folder did not fall under its bound within the time given.");
  }

  private static Chart chart(List<Point> journal, List<Point> spool, List<Mark> marks) {
    return new Chart.OverTime(
        "disk-folders",
        "Size of the folders of journal and spool",
        "MiB",
        List.of(new Chart.Line("spool", inMib(spool)), new Chart.Line("journal", inMib(journal))),
        marks);
  }

  private static List<Point> inMib(List<Point> sizes) {
    return sizes.stream().map(point -> new Point(point.seconds(), point.value() / MIB)).toList();
  }

  private static double largest(List<Point> sizes) {
    return sizes.stream().mapToDouble(Point::value).max().orElse(0);
  }

  private static Figure mib(String name, double bytes) {
    return Figure.of(name, "MiB", bytes / MIB);
  }
}
