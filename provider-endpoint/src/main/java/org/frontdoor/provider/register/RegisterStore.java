package org.frontdoor.provider.register;

import java.util.function.Function;

/**
 * Keeps the register. Every implementation passes {@code RegisterStoreContract}.
 *
 * <p>Transactions are serialisable: each behaves as if it were alone, in the order in which they
 * returned. What {@link #inTransaction} has returned from is durable. Callers may be many threads;
 * a call inside another call's work is refused.
 */
public interface RegisterStore extends AutoCloseable {

  /**
   * Does the work as one transaction and makes it durable. If the work throws, nothing of it
   * remains and the exception goes on to the caller.
   *
   * @throws RegisterUnavailableException if the store cannot do it; nothing of it was done
   * @throws IllegalStateException if called inside a transaction or reading of the same thread
   */
  <T> T inTransaction(Function<RegisterTransaction, T> work);

  /**
   * Reads one consistent state, without waiting for transactions.
   *
   * @throws RegisterUnavailableException if the store cannot be read
   * @throws IllegalStateException if called inside a transaction or reading of the same thread
   */
  <T> T reading(Function<RegisterView, T> work);

  /** Waits for the transaction that is under way and closes the store. May be called twice. */
  @Override
  void close();
}
