package org.frontdoor.provider.storage.rocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers that come at the same time share one write. Each puts its item into a queue; the one
 * that gets the lock writes for all that wait, in their order, and the others find it done. Under
 * load the groups grow by themselves, and a lone caller waits for nobody.
 *
 * @param <T> what is written
 */
final class GroupCommit<T> {

  private final Consumer<List<T>> writer;
  private final int maxWeight;
  private final Queue<Waiting<T>> queue = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();

  /**
   * Makes one.
   *
   * @param writer writes items together, all or none; called by one thread at a time
   * @param maxWeight a group is closed when it weighs so much
   */
  GroupCommit(Consumer<List<T>> writer, int maxWeight) {
    this.writer = writer;
    this.maxWeight = maxWeight;
  }

  /** Returns when the item is written; throws what the writer threw if it was not. */
  void submit(T item, int weight) {
    Waiting<T> mine = new Waiting<>(item, weight);
    queue.add(mine);
    writing.lock();
    try {
      while (!mine.done) {
        writeNext();
      }
    } finally {
      writing.unlock();
    }
    if (mine.failure != null) {
      throw mine.failure;
    }
  }

  /** Runs something while nothing is written. */
  void exclusively(Runnable action) {
    writing.lock();
    try {
      action.run();
    } finally {
      writing.unlock();
    }
  }

  private void writeNext() {
    List<Waiting<T>> group = new ArrayList<>();
    int weight = 0;
    for (Waiting<T> next = queue.peek();
        next != null && (group.isEmpty() || weight + next.weight <= maxWeight);
        next = queue.peek()) {
      group.add(queue.remove());
      weight += next.weight;
    }
    RuntimeException failure = null;
    try {
      writer.accept(group.stream().map(waiting -> waiting.item).toList());
    } catch (RuntimeException e) {
      failure = e;
    }
    for (Waiting<T> waiting : group) {
      waiting.failure = failure;
      waiting.done = true;
    }
  }

  /** Guarded by {@code writing} once it is in the queue. */
  private static final class Waiting<T> {
    final T item;
    final int weight;
    boolean done;
    @Nullable RuntimeException failure;

    Waiting(T item, int weight) {
      this.item = item;
      this.weight = weight;
    }
  }
}
