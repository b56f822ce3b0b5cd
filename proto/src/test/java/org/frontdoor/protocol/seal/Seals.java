package org.frontdoor.protocol.seal;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.List;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi2.v1.EpochDetail;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;

/** Headers and suites for the tests of sealing. */
final class Seals {

  static final SealingSuite XWING = SealingSuite.SEALING_SUITE_XWING_HKDF_SHA256_AES256GCM;
  static final SealingSuite X25519 = SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM;
  static final SecureRandom RANDOM = new SecureRandom();
  static final String LIID = "LIID-0001";

  private Seals() {}

  static List<SealingSuite> suites() {
    return List.copyOf(SealingCapability.ofThisMachine().suites());
  }

  static UnitHeader epoch(String liid, long epoch, EpochDetail detail) {
    return UnitHeader.newBuilder()
        .setKind(UnitKind.UNIT_KIND_EPOCH)
        .setLiid(liid)
        .setEpoch(epoch)
        .setEpochDetail(detail)
        .build();
  }

  static ByteString batch(String liid, long epoch, long firstRecord) {
    return UnitHeader.newBuilder()
        .setKind(UnitKind.UNIT_KIND_BATCH)
        .setLiid(liid)
        .setEpoch(epoch)
        .setFirstRecord(firstRecord)
        .setRecordCount(1)
        .build()
        .toByteString();
  }
}
