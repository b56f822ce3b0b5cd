package org.frontdoor.lab.architecture;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.EpochOpener;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.provider.delivery.SpooledUnit;

/** What somebody who has a delivery key gets out of sealed units. */
public final class OpenedProduct {

  private OpenedProduct() {}

  /** Opens what opens; the test records at activation are left out. */
  public static List<IriRecord> open(List<SpooledUnit> units, DeliveryKeyPair key) {
    List<IriRecord> records = new ArrayList<>();
    Map<String, UnitHeader> epochs = new HashMap<>();
    for (SpooledUnit unit : units) {
      UnitHeader header = unit.parsedHeader();
      switch (header.getKind()) {
        case UNIT_KIND_EPOCH -> epochs.put(header.getLiid(), header);
        case UNIT_KIND_BATCH -> records.addAll(open(unit, header, epochs, key));
        case UNIT_KIND_START,
            UNIT_KIND_GAP,
            UNIT_KIND_END,
            UNIT_KIND_UNSPECIFIED,
            UNRECOGNIZED -> {}
      }
    }
    return records;
  }

  private static List<IriRecord> open(
      SpooledUnit unit, UnitHeader header, Map<String, UnitHeader> epochs, DeliveryKeyPair key) {
    UnitHeader epoch = epochs.get(header.getLiid());
    if (epoch == null) {
      return List.of();
    }
    try (EpochOpener opener = EpochOpener.open(epoch, key)) {
      byte[] opened = opener.open(unit.header(), header.getFirstRecord(), unit.ciphertext());
      return RecordBatch.parseFrom(opened).getRecordsList().stream()
          .filter(record -> record.getType() != IriType.IRI_TYPE_TEST)
          .toList();
    } catch (SealException | InvalidProtocolBufferException e) {
      return List.of();
    }
  }
}
