package org.frontdoor.provider.messenger;

class InMemoryAccountsTest extends AccountDirectoryContract {

  private final InMemoryAccounts accounts = new InMemoryAccounts();

  @Override
  protected AccountDirectory open() {
    return accounts;
  }
}
