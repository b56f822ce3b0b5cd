package org.frontdoor.conformance.mutants.stream;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.GapReason;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.chain.ChainLink;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.EpochOpener;
import org.frontdoor.protocol.seal.EpochSealer;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.testbed.World;
import org.jspecify.annotations.Nullable;

/** One task as a mutant delivers it: its own numbers, epochs and chain. */
final class ForgedTask {

  private final Reforged mutant;
  private final Setting setting;
  private final String liid;
  private final NavigableMap<Long, CheckpointLeaf> standing = new TreeMap<>();
  private @Nullable EpochOpener opener;
  private @Nullable EpochSealer sealer;
  private ByteString head = ChainLink.GENESIS;
  private long nextRecord;
  private long lost;
  private boolean ended;

  ForgedTask(Reforged mutant, Setting setting, String liid) {
    this.mutant = mutant;
    this.setting = setting;
    this.liid = liid;
  }

  /** Opens what the reference has sent. */
  Draft open(DeliveryUnit unit, UnitHeader header) {
    if (header.getKind() == UnitKind.UNIT_KIND_EPOCH) {
      opener = keyOf(header).map(key -> opener(header, key)).orElse(null);
    }
    return new Draft(unit, header, content(unit, header));
  }

  /** What goes out of a draft; still without positions. */
  List<DeliveryUnit> forge(Draft draft) {
    if (draft.isEmptied()) {
      return List.of();
    }
    UnitHeader header = mutant.header(numbered(draft));
    ByteString bytes = header.toByteString();
    DeliveryUnit.Builder unit = draft.original().toBuilder().setHeader(bytes);
    if (sealer != null && draft.batch().isPresent()) {
      byte[] plain = draft.batch().get().toByteArray();
      unit.setCiphertext(sealer.seal(mutant.associated(bytes), mutant.nonce(header), plain));
    }
    List<DeliveryUnit> out = new ArrayList<>(mutant.sealed(draft, unit.build()));
    out.forEach(one -> chain(one, header));
    count(draft, header);
    return out;
  }

  /** Remembers how the task stands after everything up to this position of the reference. */
  void standsAt(long original) {
    standing.put(
        original,
        CheckpointLeaf.newBuilder()
            .setLiid(liid)
            .setRecordCount(nextRecord)
            .setChainHead(head)
            .setLostRecords(lost)
            .setFinal(ended)
            .build());
  }

  /** How the task stood for somebody who has got everything up to this position. */
  Optional<CheckpointLeaf> at(long original) {
    return Optional.ofNullable(standing.floorEntry(original)).map(entry -> entry.getValue());
  }

  private UnitHeader numbered(Draft draft) {
    UnitHeader.Builder header = draft.header().toBuilder().setFirstRecord(nextRecord);
    draft.batch().ifPresent(content -> header.setRecordCount(content.getRecordsCount()));
    switch (draft.kind()) {
      case UNIT_KIND_EPOCH -> keyOf(draft.header()).ifPresent(key -> newEpoch(header, key));
      case UNIT_KIND_GAP -> {
        header.getGapBuilder().setLinkBefore(head);
        if (!bridges(draft.header())) {
          header.getGapBuilder().setLinkAfter(head);
        }
      }
      case UNIT_KIND_END -> header.getEndBuilder().setLostRecords(lost);
      default -> {}
    }
    return header.build();
  }

  private void newEpoch(UnitHeader.Builder header, DeliveryKeyPair key) {
    try {
      DeliveryKeyPair to = mutant.sealTo(key, setting.deliveryKeys());
      sealer = EpochSealer.open(liid, header.getEpoch(), to.publicKey(), World.real().random());
      header.setEpochDetail(sealer.detail());
    } catch (SealException e) {
      throw new IllegalStateException("The suite's own key cannot be sealed to.", e);
    }
  }

  private void chain(DeliveryUnit unit, UnitHeader header) {
    ByteString next =
        bridges(header)
            ? header.getGap().getLinkAfter()
            : ChainLink.next(head, unit.getHeader(), unit.getCiphertext());
    head = mutant.link(liid, next);
  }

  private void count(Draft draft, UnitHeader header) {
    long records =
        draft.batch().map(RecordBatch::getRecordsCount).orElse(draft.header().getRecordCount());
    nextRecord += records;
    lost += bridges(header) ? records : 0;
    ended |= draft.kind() == UnitKind.UNIT_KIND_END;
  }

  private static boolean bridges(UnitHeader header) {
    return header.getKind() == UnitKind.UNIT_KIND_GAP
        && header.getGap().getReason() == GapReason.GAP_REASON_SPOOL_BOUND;
  }

  private Optional<DeliveryKeyPair> keyOf(UnitHeader epoch) {
    return setting.deliveryKeys().stream()
        .filter(key -> key.keyId().equals(epoch.getEpochDetail().getDeliveryKeyId()))
        .findFirst();
  }

  private Optional<RecordBatch> content(DeliveryUnit unit, UnitHeader header) {
    if (opener == null || header.getKind() != UnitKind.UNIT_KIND_BATCH) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          RecordBatch.parseFrom(
              opener.open(unit.getHeader(), header.getFirstRecord(), unit.getCiphertext())));
    } catch (SealException | InvalidProtocolBufferException e) {
      throw new IllegalStateException("The reference delivers what does not open.", e);
    }
  }

  private static EpochOpener opener(UnitHeader header, DeliveryKeyPair key) {
    try {
      return EpochOpener.open(header, key);
    } catch (SealException e) {
      throw new IllegalStateException("The reference announces an epoch that does not open.", e);
    }
  }
}
