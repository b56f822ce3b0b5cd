package org.frontdoor.authority.store;

import java.util.List;

/**
 * Keeps what was delivered, exactly once, and the position from which delivery goes on. Every
 * implementation passes {@code RecordStoreContract}.
 *
 * <p>One writer at a time; a writer does not disturb readers.
 */
public interface RecordStore extends AutoCloseable {

  /** How far the store has come. */
  StoreState load() throws StoreException;

  /**
   * Writes everything in the commit durably and in one piece: after a crash at any moment either
   * all of it is there or nothing of it.
   *
   * @throws StoreException if it could not be written; then nothing of it is there
   * @throws IllegalArgumentException if the commit does not begin where the store stands, so that
   *     nothing can be stored twice
   */
  void commit(StoreCommit commit) throws StoreException;

  /**
   * Reads the evidence back in the order in which it was received, each checkpoint behind the units
   * that it came behind. What was set aside is not part of it.
   */
  void replay(EvidenceReader reader) throws StoreException;

  /** What failed its checks, as it was received; kept as evidence, in order of arrival. */
  List<SetAside> setAside() throws StoreException;

  /** Everything that was found to be wrong, oldest first. */
  List<Finding> findings() throws StoreException;

  @Override
  void close() throws StoreException;

  /** Takes the evidence, piece by piece. */
  interface EvidenceReader {

    /** The next unit. */
    void unit(StoredUnit unit);

    /** A checkpoint that arrived behind all units so far. */
    void checkpoint(StoredCheckpoint checkpoint);
  }
}
