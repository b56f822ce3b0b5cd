package org.frontdoor.authority.collector;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.authority.store.FindingKind;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.protocol.seal.BatchCipher;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.EpochOpener;
import org.frontdoor.protocol.seal.SealException;

/**
 * The openers of the epochs in use, in memory alone and not more than a bound: the one that was not
 * used for longest makes room, and is opened again from its epoch's header when it is needed.
 */
public final class EpochOpeners implements AutoCloseable {

  /** One is some hundred bytes, and to open one again takes a fraction of a millisecond. */
  private static final int MOST_OPEN = 200_000;

  private final List<DeliveryKeyPair> keys;
  private final BatchCipher cipher = new BatchCipher();
  private final Map<String, EpochOpener> open = new LinkedHashMap<>(64, 0.75f, true);

  /** With the private keys that epochs may be sealed to. */
  public EpochOpeners(List<DeliveryKeyPair> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * Opens a new epoch of a task, in place of the one before it.
   *
   * @throws SealException if the epoch is sealed to none of our keys, or breaks its commitment
   */
  public void begin(UnitHeader epochHeader) throws SealException {
    EpochOpener opener = EpochOpener.open(epochHeader, keyOf(epochHeader), cipher);
    close(open.put(epochHeader.getLiid(), opener));
    if (open.size() > MOST_OPEN) {
      String eldest = open.keySet().iterator().next();
      close(open.remove(eldest));
    }
  }

  /**
   * Opens a batch of the task's current epoch.
   *
   * @param epochHeader header of the unit that began the epoch, the very bytes
   * @param header header of the batch, parsed from the unit
   * @return the serialised RecordBatch
   */
  byte[] open(String liid, ByteString epochHeader, UnitHeader header, DeliveryUnit batch)
      throws Rejection {
    try {
      EpochOpener opener = open.get(liid);
      if (opener == null) {
        begin(UnitHeader.parseFrom(epochHeader));
        opener = open.get(liid);
      }
      if (opener == null) {
        throw new IllegalStateException("An opener was just made");
      }
      return opener.open(header, batch.getHeader(), header.getFirstRecord(), batch.getCiphertext());
    } catch (SealException e) {
      throw new Rejection(FindingKind.SEAL_BROKEN, String.valueOf(e.getMessage()));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("A stored epoch header cannot be read", e);
    }
  }

  /** Forgets the task's epoch key. */
  void end(String liid) {
    close(open.remove(liid));
  }

  /** Forgets all epoch keys. */
  @Override
  public void close() {
    open.values().forEach(EpochOpener::close);
    open.clear();
  }

  private DeliveryKeyPair keyOf(UnitHeader epochHeader) {
    ByteString wanted = epochHeader.getEpochDetail().getDeliveryKeyId();
    return keys.stream()
        .filter(key -> key.keyId().equals(wanted))
        .findFirst()
        .orElse(keys.getFirst());
  }

  private static void close(@org.jspecify.annotations.Nullable EpochOpener opener) {
    if (opener != null) {
      opener.close();
    }
  }
}
