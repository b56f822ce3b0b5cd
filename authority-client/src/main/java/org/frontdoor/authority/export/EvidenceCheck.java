package org.frontdoor.authority.export;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.authority.store.RecordStore;
import org.frontdoor.authority.store.StoreException;
import org.frontdoor.authority.store.StoredCheckpoint;
import org.frontdoor.authority.store.StoredUnit;
import org.frontdoor.authority.store.TaskState;
import org.frontdoor.authority.store.TaskState.Phase;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.seal.BatchCipher;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.EpochOpener;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.protocol.verify.CompletenessReport;
import org.frontdoor.protocol.verify.CompletenessVerifier;
import org.frontdoor.protocol.verify.StreamView;

/**
 * Has a stored delivery judged, without the provider, by the verifier that shares no code with what
 * received it.
 *
 * @param provider who should have signed it
 * @param authority for whom it should be
 * @param signatures whom to trust
 * @param keys what opens it
 */
public record EvidenceCheck(
    EndpointId provider,
    EndpointId authority,
    MessageVerifier signatures,
    List<DeliveryKeyPair> keys) {

  /** Copies the list, so that the check stays what it is. */
  public EvidenceCheck {
    keys = List.copyOf(keys);
  }

  /** Reads the store from beginning to end. */
  public CompletenessReport judge(RecordStore store) throws StoreException {
    List<String> ended =
        store.load().tasks().values().stream()
            .filter(task -> task.phase() == Phase.ENDED || task.phase() == Phase.CONFIRMED)
            .map(TaskState::liid)
            .toList();
    try (Decryptor decryptor = new Decryptor()) {
      CompletenessVerifier verifier =
          CompletenessVerifier.of(
              signatures, provider, authority, StreamView.WHOLE, decryptor::open);
      store.replay(
          new RecordStore.EvidenceReader() {
            @Override
            public void unit(StoredUnit unit) {
              verifier.feed(unit.unit());
            }

            @Override
            public void checkpoint(StoredCheckpoint checkpoint) {
              verifier.feed(
                  checkpoint.checkpoint(),
                  Instant.EPOCH.plus(checkpoint.receivedMicros(), ChronoUnit.MICROS));
            }
          });
      return verifier.report(ended);
    }
  }

  /** Opens batches for the verifier; keeps one opener a task. */
  private final class Decryptor implements AutoCloseable {

    private final Map<String, Epoch> open = new HashMap<>();
    private final BatchCipher cipher = new BatchCipher();

    private record Epoch(long number, EpochOpener opener) {}

    Optional<ByteString> open(UnitHeader epoch, DeliveryUnit batch) {
      try {
        UnitHeader header = UnitHeader.parseFrom(batch.getHeader());
        byte[] opened =
            opener(epoch)
                .open(header, batch.getHeader(), header.getFirstRecord(), batch.getCiphertext());
        return Optional.of(UnsafeByteOperations.unsafeWrap(opened));
      } catch (SealException | com.google.protobuf.InvalidProtocolBufferException e) {
        return Optional.empty();
      }
    }

    private EpochOpener opener(UnitHeader epoch) throws SealException {
      Epoch known = open.get(epoch.getLiid());
      if (known != null && known.number() == epoch.getEpoch()) {
        return known.opener();
      }
      DeliveryKeyPair key =
          keys.stream()
              .filter(each -> each.keyId().equals(epoch.getEpochDetail().getDeliveryKeyId()))
              .findFirst()
              .orElse(keys.getFirst());
      EpochOpener opener = EpochOpener.open(epoch, key, cipher);
      Epoch before = open.put(epoch.getLiid(), new Epoch(epoch.getEpoch(), opener));
      if (before != null) {
        before.opener().close();
      }
      return opener;
    }

    @Override
    public void close() {
      open.values().forEach(epoch -> epoch.opener().close());
    }
  }
}
