package org.frontdoor.provider.accountability;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store that forgets everything with the process, and fails when it is told to. */
public final class InMemoryTaskingLogStore implements TaskingLogStore {

  private final List<Kept> entries = new ArrayList<>();
  private Optional<ByteString> checkpoint = Optional.empty();
  private int failures;
  private int checkpointsKept;
  private boolean late;

  /** Fails the next writes. */
  public synchronized void failNext(int times) {
    failures = times;
  }

  /** Fails the next append, but only after it was written. */
  public synchronized void failNextAfterWriting() {
    late = true;
  }

  /** How often the checkpoint was written. */
  public synchronized int checkpointsKept() {
    return checkpointsKept;
  }

  /** As if there had never been a checkpoint. */
  public synchronized void loseCheckpoint() {
    checkpoint = Optional.empty();
  }

  /** As if an entry had never been written, though those after it were. */
  public synchronized void loseEntry(int index) {
    entries.remove(index);
  }

  /** As if the last entries had never been written. */
  public synchronized void lose(int count) {
    entries.subList(entries.size() - count, entries.size()).clear();
  }

  @Override
  public synchronized void append(List<Kept> more) {
    fail();
    for (int i = 0; i < more.size(); i++) {
      if (more.get(i).index() != entries.size() + i) {
        throw new IllegalArgumentException("Entries of the log follow each other without a gap.");
      }
    }
    entries.addAll(more);
    if (late) {
      late = false;
      throw new LogUnavailableException("told to fail late", null);
    }
  }

  @Override
  public synchronized List<Kept> read(long from, int max) {
    int first = Math.toIntExact(Math.min(from, entries.size()));
    return List.copyOf(entries.subList(first, Math.min(first + max, entries.size())));
  }

  @Override
  public List<ByteString> entries(long from, int max) {
    return read(from, max).stream().map(Kept::entry).toList();
  }

  @Override
  public synchronized Optional<ByteString> checkpoint() {
    return checkpoint;
  }

  @Override
  public synchronized void keepCheckpoint(ByteString note) {
    fail();
    checkpoint = Optional.of(note);
    checkpointsKept++;
  }

  @Override
  public void close() {}

  private void fail() {
    if (failures > 0) {
      failures--;
      throw new LogUnavailableException("told to fail", null);
    }
  }
}
