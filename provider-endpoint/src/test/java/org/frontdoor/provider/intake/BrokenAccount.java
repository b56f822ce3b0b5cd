package org.frontdoor.provider.intake;

import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Function;
import org.frontdoor.provider.register.RegisterStore;
import org.frontdoor.provider.register.RegisterTransaction;
import org.frontdoor.provider.register.RegisterView;

/** A register whose account cannot be written, as long as a test says so. */
final class BrokenAccount implements RegisterStore {

  private final RegisterStore store;
  private volatile Optional<RuntimeException> failure = Optional.empty();

  BrokenAccount(RegisterStore store) {
    this.store = store;
  }

  void fail(RuntimeException with) {
    failure = Optional.of(with);
  }

  void repair() {
    failure = Optional.empty();
  }

  @Override
  public <T> T inTransaction(Function<RegisterTransaction, T> work) {
    return store.inTransaction(register -> work.apply(guarded(register)));
  }

  private RegisterTransaction guarded(RegisterTransaction register) {
    return (RegisterTransaction)
        Proxy.newProxyInstance(
            RegisterTransaction.class.getClassLoader(),
            new Class<?>[] {RegisterTransaction.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("audit") && failure.isPresent()) {
                throw failure.get();
              }
              return method.invoke(register, arguments);
            });
  }

  @Override
  public <T> T reading(Function<RegisterView, T> work) {
    return store.reading(work);
  }

  @Override
  public void close() {
    store.close();
  }
}
