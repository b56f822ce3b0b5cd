package org.frontdoor.provider.register;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** A register that forgets everything when it is closed: the fake for tests of other rooms. */
public final class InMemoryRegister implements RegisterStore {

  private final ReentrantLock writer = new ReentrantLock(true);
  private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);
  private volatile InMemoryState state = new InMemoryState();

  @Override
  public <T> T inTransaction(Function<RegisterTransaction, T> work) {
    return once(
        () -> {
          writer.lock();
          try {
            InMemoryState copy = new InMemoryState(state);
            T result = work.apply(new InMemoryTransaction(copy));
            state = copy;
            return result;
          } finally {
            writer.unlock();
          }
        });
  }

  @Override
  public <T> T reading(Function<RegisterView, T> work) {
    return once(() -> work.apply(new InMemoryTransaction(new InMemoryState(state))));
  }

  @Override
  public void close() {}

  private <T> T once(Supplier<T> work) {
    if (inside.get()) {
      throw new IllegalStateException("This thread is inside a transaction already.");
    }
    inside.set(true);
    try {
      return work.get();
    } finally {
      inside.remove();
    }
  }
}
