package org.frontdoor.authority.collector;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnit;

/**
 * Messages on their way from the transport to the one thread that checks and stores them. Putting
 * never blocks, so that the transport is always read; the provider keeps to the window that was
 * announced, and one that does not is told apart by {@link #put}.
 */
final class Inbox {

  /** One unit more than the window may be on its way, and it may be this large. */
  private static final long LARGEST_MESSAGE = 5L << 20;

  /** Checkpoints and operator messages are outside the window; nobody needs more at once. */
  private static final long MOST_OTHER_BYTES = 64L << 20;

  private final long bound;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<DeliverResponse> messages = new ArrayDeque<>();
  private long unacknowledged;
  private long others;
  private boolean closed;

  Inbox(int windowBytes) {
    this.bound = windowBytes + LARGEST_MESSAGE;
  }

  /** Puts a message in; false if the provider has sent more than the window allows. */
  boolean put(DeliverResponse message) {
    lock.lock();
    try {
      long bytes = bytes(message);
      unacknowledged += bytes;
      others += otherBytes(message);
      if (unacknowledged > bound || others > MOST_OTHER_BYTES) {
        return false;
      }
      messages.add(message);
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The bytes have been acknowledged and may be sent again by others. */
  void acknowledged(long bytes) {
    lock.lock();
    try {
      unacknowledged -= bytes;
    } finally {
      lock.unlock();
    }
  }

  /** The next message, if there is one now. */
  Optional<DeliverResponse> poll() {
    lock.lock();
    try {
      return Optional.ofNullable(next());
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next message; none when the inbox was closed and is empty. */
  Optional<DeliverResponse> take() throws InterruptedException {
    lock.lock();
    try {
      while (messages.isEmpty() && !closed) {
        changed.await(1, TimeUnit.SECONDS);
      }
      return Optional.ofNullable(next());
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more will come; what is in stays. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private @org.jspecify.annotations.Nullable DeliverResponse next() {
    DeliverResponse message = messages.poll();
    if (message != null) {
      others -= otherBytes(message);
    }
    return message;
  }

  private static long otherBytes(DeliverResponse message) {
    return message.hasUnits() ? 0 : message.getSerializedSize();
  }

  private static long bytes(DeliverResponse message) {
    long bytes = 0;
    for (DeliveryUnit unit : message.getUnits().getUnitsList()) {
      bytes += (long) unit.getHeader().size() + unit.getCiphertext().size();
    }
    return bytes;
  }
}
