package org.frontdoor.lab.escrow.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.FormatType;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.TargetIdentifierValue;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.escrow.v1.EscrowLabel;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.junit.jupiter.api.Test;

class WarrantScopeTest {

  private static final EndpointId OWN = provider("XX", "CSP00001");
  private static final Instant NOW = Instant.ofEpochSecond(1_000);

  private final EscrowLabel label =
      EscrowLabel.newBuilder()
          .setSenderAccountId("alice")
          .addRecipientAccountIds("bob")
          .setSentAt(time(900))
          .setProvider(OWN)
          .build();

  @Test
  void account_ofThisProvider_isCovered_asSenderAndRecipient() {
    assertThat(covers(warrant(value("CSP00001", "MessengerAccount", "alice")))).isTrue();
    assertThat(covers(warrant(value("CSP00001", "MessengerAccount", "bob")))).isTrue();
    assertThat(covers(warrant(value("CSP00001", "MessengerAccount", "carol")))).isFalse();
  }

  @Test
  void account_ofAnotherProviderOrFormat_isNot() {
    assertThat(covers(warrant(value("CSP00002", "MessengerAccount", "alice")))).isFalse();
    assertThat(covers(warrant(value("CSP00001", "EmailAddress", "alice")))).isFalse();
    assertThat(
            covers(
                warrant(
                    value("CSP00001", "MessengerAccount", "alice"),
                    value("CSP00002", "MessengerAccount", "alice"))))
        .isFalse();
  }

  @Test
  void message_ofAnotherProvider_isNotCovered() {
    WarrantDocument warrant = warrant(value("CSP00001", "MessengerAccount", "alice"));
    for (EndpointId other :
        new EndpointId[] {provider("XX", "CSP00002"), provider("YY", "CSP00001")}) {
      EscrowLabel foreign = label.toBuilder().setProvider(other).build();
      assertThat(WarrantScope.covers(warrant, foreign, OWN, NOW)).isFalse();
    }
  }

  private boolean covers(WarrantDocument warrant) {
    return WarrantScope.covers(warrant, label, OWN, NOW);
  }

  private static WarrantDocument warrant(TargetIdentifierValue... values) {
    TargetIdentifier.Builder target = TargetIdentifier.newBuilder();
    for (TargetIdentifierValue value : values) {
      target.addValues(value);
    }
    return WarrantDocument.newBuilder()
        .setType(DocumentType.DOCUMENT_TYPE_WARRANT)
        .setDeliveryType(DeliveryType.DELIVERY_TYPE_CC_ONLY)
        .setTimespan(Timespan.newBuilder().setStart(time(0)).setEnd(time(2_000)))
        .addTargets(target)
        .build();
  }

  private static TargetIdentifierValue value(String owner, String name, String value) {
    return TargetIdentifierValue.newBuilder()
        .setFormatType(FormatType.newBuilder().setFormatOwner(owner).setFormatName(name))
        .setValue(value)
        .build();
  }

  private static EndpointId provider(String country, String id) {
    return EndpointId.newBuilder().setCountryCode(country).setUniqueIdentifier(id).build();
  }

  private static Timestamp time(long second) {
    return Timestamp.newBuilder().setSeconds(second).build();
  }
}
