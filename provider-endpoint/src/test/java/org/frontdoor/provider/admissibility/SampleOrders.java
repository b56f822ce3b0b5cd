package org.frontdoor.provider.admissibility;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.function.Consumer;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.FormatType;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.TargetIdentifierValue;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.warrant.VerifiedWarrant;

/** Orders of a country, each as it should be until a test changes it. */
final class SampleOrders {

  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final String country;

  SampleOrders(String country) {
    this.country = country;
  }

  EndpointId authority() {
    return endpoint("ACTOR001");
  }

  EndpointId provider() {
    return endpoint("PROVIDER1");
  }

  Identity judge() {
    return new Identity(KeyRole.KEY_ROLE_JUDGE, country, "criminal", "JUDGE001");
  }

  Identity prosecutor() {
    return new Identity(KeyRole.KEY_ROLE_PROSECUTOR, country, "criminal", "PROSEC01");
  }

  VerifiedWarrant warrant(Identity approver, Consumer<WarrantDocument.Builder> change) {
    WarrantDocument.Builder document =
        common(DocumentType.DOCUMENT_TYPE_WARRANT)
            .setTimespan(timespan(NOW, NOW.plusSeconds(86_400)))
            .setDataCategory(DataCategory.DATA_CATEGORY_TRAFFIC)
            .setDeliveryType(DeliveryType.DELIVERY_TYPE_IRI_ONLY)
            .addTargets(target("PROVIDER1", "MessengerAccount", "alice"))
            .addDeliveryKeys(key(SealingSuite.SEALING_SUITE_XWING_HKDF_SHA256_AES256GCM));
    change.accept(document);
    return new VerifiedWarrant(document.build(), approver, NOW);
  }

  VerifiedWarrant other(
      DocumentType type, Identity approver, Consumer<WarrantDocument.Builder> change) {
    WarrantDocument.Builder document = common(type).setRefersTo("REF-1");
    change.accept(document);
    return new VerifiedWarrant(document.build(), approver, NOW);
  }

  static Timespan timespan(Instant start, Instant end) {
    return Timespan.newBuilder().setStart(timestamp(start)).setEnd(timestamp(end)).build();
  }

  static Timestamp timestamp(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  static TargetIdentifier target(String owner, String format, String value) {
    return TargetIdentifier.newBuilder()
        .addValues(
            TargetIdentifierValue.newBuilder()
                .setFormatType(FormatType.newBuilder().setFormatOwner(owner).setFormatName(format))
                .setValue(value))
        .build();
  }

  static DeliveryKey key(SealingSuite suite) {
    return DeliveryKey.newBuilder()
        .setSuite(suite)
        .setPublicKey(ByteString.copyFrom(new byte[32]))
        .build();
  }

  private WarrantDocument.Builder common(DocumentType type) {
    return WarrantDocument.newBuilder()
        .setType(type)
        .setReference("REF-1")
        .setAuthority(authority())
        .setCspId(provider())
        .setIssuedAt(timestamp(NOW));
  }

  private EndpointId endpoint(String identifier) {
    return EndpointId.newBuilder().setCountryCode(country).setUniqueIdentifier(identifier).build();
  }
}
