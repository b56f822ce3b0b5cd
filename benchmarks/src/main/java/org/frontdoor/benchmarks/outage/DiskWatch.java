package org.frontdoor.benchmarks.outage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoublePredicate;
import org.frontdoor.benchmarks.BenchException;
import org.frontdoor.benchmarks.Chart.Point;

/** Looks at a provider's folders ten times a second, on a thread of its own. */
final class DiskWatch implements AutoCloseable {

  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final double NANOS = 1e9;
  private static final String WRITTEN = "write_bytes: ";

  private final Path accounting;
  private final FolderWatch journal;
  private final FolderWatch spool;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition looked = lock.newCondition();
  private final Thread thread;
  private final long start = System.nanoTime();
  private boolean closed;

  private DiskWatch(Path data, long pid) {
    this.accounting = Path.of("/proc", Long.toString(pid), "io");
    this.journal = new FolderWatch(data.resolve("journal"));
    this.spool = new FolderWatch(data.resolve("spool"));
    this.thread = Thread.ofPlatform().name("disk-watch").daemon().unstarted(this::watch);
  }

  /**
   * Begins.
   *
   * @param data where the provider keeps its data
   * @param pid the provider's process
   */
  static DiskWatch start(Path data, long pid) {
    DiskWatch watch = new DiskWatch(data, pid);
    watch.thread.start();
    return watch;
  }

  /**
   * How things stand.
   *
   * @param seconds since it began
   * @param journal written into the journal's folder since it began
   * @param spool written into the spool's folder
   * @param journalBytes size of the journal's folder
   * @param spoolBytes size of the spool's folder
   * @param processBytes what the kernel has sent to the disk for the provider, since it started
   */
  record Standing(
      double seconds,
      FolderWatch.Written journal,
      FolderWatch.Written spool,
      double journalBytes,
      double spoolBytes,
      long processBytes) {}

  /** How things stand now. */
  Standing now() throws BenchException {
    lock.lock();
    try {
      look();
      return new Standing(
          seconds(),
          journal.written(),
          spool.written(),
          journal.size(),
          spool.size(),
          processBytes());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the spool's folder is small enough.
   *
   * @return whether it became so in time
   */
  boolean awaitSpool(DoublePredicate bytes, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (!bytes.test(spool.size()) && left > 0) {
        left = looked.awaitNanos(left);
      }
      return bytes.test(spool.size());
    } finally {
      lock.unlock();
    }
  }

  /** Sizes of the journal's folder over time, in bytes. */
  List<Point> journalSizes() {
    return locked(journal);
  }

  /** Sizes of the spool's folder over time, in bytes. */
  List<Point> spoolSizes() {
    return locked(spool);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      looked.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private List<Point> locked(FolderWatch folder) {
    lock.lock();
    try {
      return folder.sizes();
    } finally {
      lock.unlock();
    }
  }

  private void watch() {
    lock.lock();
    try {
      while (!closed) {
        look();
        looked.signalAll();
        for (long left = EVERY_NANOS; left > 0 && !closed; ) {
          left = looked.awaitNanos(left);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    journal.look(seconds());
    spool.look(seconds());
  }

  private double seconds() {
    return (System.nanoTime() - start) / NANOS;
  }

  private long processBytes() throws BenchException {
    try {
      for (String line : Files.readAllLines(accounting)) {
        if (line.startsWith(WRITTEN)) {
          return Long.parseLong(line.substring(WRITTEN.length()));
        }
      }
    } catch (IOException e) {
      throw unaccounted(e);
    }
    throw unaccounted(new IOException("no line " + WRITTEN));
  }

  private static BenchException unaccounted(IOException e) {
    return new BenchException(
        "The kernel does not say what a process writes",
        "Measure this row on Linux with task I/O accounting.",
        e);
  }
}
