package org.frontdoor.provider.delivery;

final class InMemorySpoolTest extends SpoolContract {

  @Override
  protected Spool open() {
    return new InMemorySpool();
  }

  @Override
  protected Spool restart(Spool running) {
    return running;
  }
}
