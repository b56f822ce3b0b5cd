package org.frontdoor.benchmarks.outage;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.benchmarks.Chart.Point;

/**
 * How large a folder of RocksDB files is over time, and how much has been written into it: its
 * files only ever grow and are never written twice, so the sum of the largest sizes of all files
 * that were ever seen. A file that came and went between two looks is missed. For one thread.
 */
final class FolderWatch {

  private static final String LOG = ".log";

  private final File folder;
  private final Map<String, Long> largest = new HashMap<>();
  private final List<Point> sizes = new ArrayList<>();

  FolderWatch(Path folder) {
    this.folder = folder.toFile();
  }

  /** Looks at it, at so many seconds since the measurement began. */
  void look(double seconds) {
    long bytes = 0;
    File[] files = folder.listFiles();
    for (File file : files == null ? new File[0] : files) {
      long length = file.length();
      bytes += length;
      largest.merge(file.getName(), length, Math::max);
    }
    sizes.add(new Point(seconds, (double) bytes));
  }

  /** The size at each look, in bytes. */
  List<Point> sizes() {
    return List.copyOf(sizes);
  }

  /** The size at the last look, in bytes; 0 before the first. */
  double size() {
    return sizes.isEmpty() ? 0 : sizes.getLast().value();
  }

  /** What was written so far. */
  Written written() {
    long logs = 0;
    long tables = 0;
    for (Map.Entry<String, Long> file : largest.entrySet()) {
      if (file.getKey().endsWith(LOG)) {
        logs += file.getValue();
      } else {
        tables += file.getValue();
      }
    }
    return new Written(logs, tables);
  }

  /**
   * Bytes written.
   *
   * @param logs into write-ahead logs
   * @param tables into anything else
   */
  record Written(long logs, long tables) {

    /** What was written since then. */
    Written since(Written before) {
      return new Written(logs - before.logs, tables - before.tables);
    }
  }
}
