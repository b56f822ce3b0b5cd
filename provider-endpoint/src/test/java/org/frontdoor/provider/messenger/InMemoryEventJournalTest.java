package org.frontdoor.provider.messenger;

import java.time.InstantSource;

class InMemoryEventJournalTest extends EventJournalContract {

  @Override
  protected EventJournal open(InstantSource clock) {
    return new InMemoryEventJournal(clock, BOUND);
  }
}
