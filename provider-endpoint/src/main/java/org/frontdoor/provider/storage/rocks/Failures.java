package org.frontdoor.provider.storage.rocks;

import java.nio.file.Path;
import org.frontdoor.provider.messenger.JournalDamagedException;
import org.frontdoor.provider.messenger.JournalUnavailableException;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** What a failure of RocksDB means for the messenger, and what to do about it. */
final class Failures {

  private Failures() {}

  static RuntimeException of(RocksDBException e, Path folder) {
    Status status = e.getStatus();
    if (status != null && status.getCode() == Status.Code.Corruption) {
      return new JournalDamagedException(
          "the messenger's store in " + folder + " is damaged; restore it from a copy", e);
    }
    if (status != null && status.getSubCode() == Status.SubCode.NoSpace) {
      return new JournalUnavailableException(
          "the disk that holds " + folder + " is full; free some space", e);
    }
    return new JournalUnavailableException(
        "the messenger's store in "
            + folder
            + " cannot be used at present; check that the disk works, that the folder is writable"
            + " and that no other process uses it",
        e);
  }
}
