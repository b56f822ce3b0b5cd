package org.frontdoor.provider.register;

final class InMemoryRegisterTest extends RegisterStoreContract {

  @Override
  protected RegisterStore open() {
    return new InMemoryRegister();
  }
}
