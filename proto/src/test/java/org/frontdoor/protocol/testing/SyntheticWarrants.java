package org.frontdoor.protocol.testing;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.FormatType;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.TargetIdentifierValue;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.hi1.v1.Approver;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.identity.Identity;

/** Warrants about nobody. */
public final class SyntheticWarrants {

  private static final int X25519_BYTES = 32;

  private SyntheticWarrants() {}

  /** A warrant for traffic data of one account, from now on for thirty days. */
  public static WarrantDocument.Builder traffic(Identity approver, Instant now) {
    return WarrantDocument.newBuilder()
        .setType(DocumentType.DOCUMENT_TYPE_WARRANT)
        .setReference("W-2027-0001")
        .setApprover(approver(approver))
        .setAuthority(endpoint(approver.country(), "AUTHOR01"))
        .setCspId(endpoint(approver.country(), "CSP00001"))
        .setIssuedAt(timestamp(now))
        .setTimespan(
            Timespan.newBuilder()
                .setStart(timestamp(now))
                .setEnd(timestamp(now.plus(Duration.ofDays(30)))))
        .setDataCategory(DataCategory.DATA_CATEGORY_TRAFFIC)
        .setDeliveryType(DeliveryType.DELIVERY_TYPE_IRI_ONLY)
        .addTargets(account("synthetic-account"))
        .addDeliveryKeys(
            DeliveryKey.newBuilder()
                .setSuite(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM)
                .setPublicKey(ByteString.copyFrom(new byte[X25519_BYTES])))
        .setLegalBasis("Synthetic Act, section 1");
  }

  /** The office of an identity. */
  public static Approver approver(Identity identity) {
    return Approver.newBuilder()
        .setCountryCode(identity.country())
        .setRealm(identity.realm())
        .setRole(identity.role())
        .setUniqueIdentifier(identity.uniqueIdentifier())
        .build();
  }

  /** A party. */
  public static EndpointId endpoint(String country, String id) {
    return EndpointId.newBuilder().setCountryCode(country).setUniqueIdentifier(id).build();
  }

  /** A target that is one account of a messenger. */
  public static TargetIdentifier account(String id) {
    return TargetIdentifier.newBuilder()
        .addValues(
            TargetIdentifierValue.newBuilder()
                .setFormatType(
                    FormatType.newBuilder()
                        .setFormatOwner("CSP00001")
                        .setFormatName("MessengerAccount"))
                .setValue(id))
        .build();
  }

  /** A time, cut to whole microseconds. */
  public static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano() / 1_000 * 1_000)
        .build();
  }
}
