package org.frontdoor.testbed.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Children that end together. Safe for use by many threads. */
public final class Children implements AutoCloseable {

  /** How long a child may take to end. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<Child> children = new ArrayList<>();
  private boolean closed;

  /** Adds a child; it is ended at once if the others were ended already. */
  public synchronized void add(Child child) {
    children.add(child);
    if (closed) {
      child.stop(PATIENCE);
    }
  }

  /** Asks all to end and waits; whoever takes longer than ten seconds is killed. */
  @Override
  public synchronized void close() {
    closed = true;
    children.forEach(Child::askToEnd);
    children.forEach(child -> child.stop(PATIENCE));
  }
}
