package org.frontdoor.provider.accountability;

final class InMemoryTaskingLogStoreTest extends TaskingLogStoreContract {

  @Override
  protected TaskingLogStore open() {
    return new InMemoryTaskingLogStore();
  }
}
