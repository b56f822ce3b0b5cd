package org.frontdoor.authority.testing;

import java.util.List;
import org.frontdoor.authority.store.Finding;
import org.frontdoor.authority.store.RecordStore;
import org.frontdoor.authority.store.SetAside;
import org.frontdoor.authority.store.StoreCommit;
import org.frontdoor.authority.store.StoreException;
import org.frontdoor.authority.store.StoreState;

/** Hands everything on; tests override what they want to see fail. */
public class DelegatingStore implements RecordStore {

  private final RecordStore store;

  public DelegatingStore(RecordStore store) {
    this.store = store;
  }

  @Override
  public StoreState load() throws StoreException {
    return store.load();
  }

  @Override
  public void commit(StoreCommit commit) throws StoreException {
    store.commit(commit);
  }

  @Override
  public void replay(EvidenceReader reader) throws StoreException {
    store.replay(reader);
  }

  @Override
  public List<SetAside> setAside() throws StoreException {
    return store.setAside();
  }

  @Override
  public List<Finding> findings() throws StoreException {
    return store.findings();
  }

  @Override
  public void close() throws StoreException {
    store.close();
  }
}
