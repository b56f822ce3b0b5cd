package org.frontdoor.authority.export;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.frontdoor.authority.store.RecordStore;
import org.frontdoor.authority.store.StoreException;
import org.frontdoor.authority.store.StoredCheckpoint;
import org.frontdoor.authority.store.StoredUnit;
import org.frontdoor.authority.store.TaskState;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.EpochOpener;
import org.frontdoor.protocol.seal.SealException;

/**
 * Reads a store from beginning to end and opens every batch; memory does not grow with the store.
 */
public final class EvidenceOpener {

  private final List<DeliveryKeyPair> keys;

  /** With the private keys that epochs were sealed to. */
  public EvidenceOpener(List<DeliveryKeyPair> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * Opens all records in the order in which they were received, each task's in the order of their
   * numbers.
   *
   * @throws StoreException if the store cannot be read, or one of its batches does not open
   */
  public void open(RecordStore store, Consumer<OpenedRecord> records) throws StoreException {
    Map<String, TaskState> tasks = store.load().tasks();
    try (Reader reader = new Reader(tasks, records)) {
      store.replay(reader);
    } catch (UnreadableException e) {
      throw new StoreException(
          "The batch at position " + e.position + " does not open with the delivery keys", e);
    }
  }

  private final class Reader implements RecordStore.EvidenceReader, AutoCloseable {

    private final Map<String, TaskState> tasks;
    private final Consumer<OpenedRecord> records;
    private final Map<String, EpochOpener> openers = new HashMap<>();

    Reader(Map<String, TaskState> tasks, Consumer<OpenedRecord> records) {
      this.tasks = tasks;
      this.records = records;
    }

    @Override
    public void unit(StoredUnit unit) {
      try {
        UnitHeader header = UnitHeader.parseFrom(unit.unit().getHeader());
        switch (header.getKind()) {
          case UNIT_KIND_EPOCH -> close(openers.put(header.getLiid(), newOpener(header)));
          case UNIT_KIND_BATCH -> batch(header, unit);
          case UNIT_KIND_END -> close(openers.remove(header.getLiid()));
          case UNIT_KIND_START, UNIT_KIND_GAP, UNIT_KIND_UNSPECIFIED, UNRECOGNIZED -> {}
        }
      } catch (SealException | InvalidProtocolBufferException e) {
        throw new UnreadableException(unit.position(), e);
      }
    }

    @Override
    public void checkpoint(StoredCheckpoint checkpoint) {}

    @Override
    public void close() {
      openers.values().forEach(EpochOpener::close);
    }

    private void batch(UnitHeader header, StoredUnit unit)
        throws SealException, InvalidProtocolBufferException {
      EpochOpener opener = openers.get(header.getLiid());
      if (opener == null) {
        throw new UnreadableException(unit.position(), null);
      }
      byte[] opened =
          opener.open(
              unit.unit().getHeader(), header.getFirstRecord(), unit.unit().getCiphertext());
      RecordBatch batch = RecordBatch.parseFrom(opened);
      TaskState task = tasks.get(header.getLiid());
      long confirmed = task == null ? 0 : task.progress().confirmedRecords();
      for (int i = 0; i < batch.getRecordsCount(); i++) {
        long number = header.getFirstRecord() + i;
        records.accept(
            new OpenedRecord(
                header.getLiid(),
                number,
                header.getEpoch(),
                number >= confirmed,
                batch.getRecords(i)));
      }
    }

    private EpochOpener newOpener(UnitHeader epoch) throws SealException {
      DeliveryKeyPair key =
          keys.stream()
              .filter(each -> each.keyId().equals(epoch.getEpochDetail().getDeliveryKeyId()))
              .findFirst()
              .orElse(keys.getFirst());
      return EpochOpener.open(epoch, key);
    }

    private static void close(@org.jspecify.annotations.Nullable EpochOpener opener) {
      if (opener != null) {
        opener.close();
      }
    }
  }

  private static final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;

    UnreadableException(long position, @org.jspecify.annotations.Nullable Throwable cause) {
      super(cause);
      this.position = position;
    }
  }
}
