package org.frontdoor.provider.admissibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdoor.provider.admissibility.SampleOrders.NOW;
import static org.frontdoor.provider.admissibility.SampleOrders.key;
import static org.frontdoor.provider.admissibility.SampleOrders.target;
import static org.frontdoor.provider.admissibility.SampleOrders.timespan;
import static org.frontdoor.provider.admissibility.SampleOrders.timestamp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.warrant.VerifiedWarrant;
import org.junit.jupiter.api.Test;

final class AdmissibilityTest {

  private final NationalProfileReader reader = new NationalProfileReader();
  private final SampleOrders belgian = new SampleOrders("BE");
  private final SampleOrders example = new SampleOrders("XX");

  @Test
  void warrantForTrafficData_ofAJudge_isAdmissible() {
    assertAdmissible(belgian, belgian.warrant(belgian.judge(), AdmissibilityTest::unchanged));
    assertAdmissible(example, example.warrant(example.judge(), AdmissibilityTest::unchanged));
  }

  @Test
  void warrantForTrafficData_ofAProsecutor_isRefusedUnlessAnEmergency() {
    assertRefused(
        belgian,
        belgian.warrant(belgian.prosecutor(), AdmissibilityTest::unchanged),
        Refusal.NOT_COMPETENT,
        "document.body.approver");
    assertAdmissible(belgian, belgian.warrant(belgian.prosecutor(), it -> it.setIsEmergency(true)));
  }

  @Test
  void warrantForSubscriberIdentification_ofAProsecutor_isAdmissibleButNoEmergency() {
    Consumer<WarrantDocument.Builder> subscriber =
        it -> it.setDataCategory(DataCategory.DATA_CATEGORY_SUBSCRIBER_IDENTIFICATION);
    assertAdmissible(belgian, belgian.warrant(belgian.prosecutor(), subscriber));
    assertRefused(
        belgian,
        belgian.warrant(belgian.judge(), subscriber.andThen(it -> it.setIsEmergency(true))),
        Refusal.NO_EMERGENCY,
        "document.body.is_emergency");
  }

  @Test
  void warrant_ofAJudgeOfAnotherRealm_isRefused() {
    Identity administrative =
        new Identity(KeyRole.KEY_ROLE_JUDGE, "BE", "administrative", "JUDGE002");
    assertRefused(
        belgian,
        belgian.warrant(administrative, AdmissibilityTest::unchanged),
        Refusal.NOT_COMPETENT,
        "document.body.approver");
  }

  @Test
  void warrant_handedInByAForeignAuthority_isReferredToLegalAssistance() {
    VerifiedWarrant order = example.warrant(example.judge(), AdmissibilityTest::unchanged);

    ErrorInformation reason =
        refusal(admissibility("BE").mayOrder(order, example.authority(), NOW));

    assertThat(reason.getErrorCode()).isEqualTo(4001);
    assertThat(reason.getRemedy()).contains("mutual legal assistance");
  }

  @Test
  void warrant_ofAForeignJudge_isReferredToLegalAssistance() {
    VerifiedWarrant order = belgian.warrant(example.judge(), AdmissibilityTest::unchanged);

    assertRefused(belgian, order, Refusal.FOREIGN, "document.body.approver");
  }

  @Test
  void warrant_ofAnotherAuthorityOrProvider_isRefused() {
    EndpointId other = belgian.authority().toBuilder().setUniqueIdentifier("OTHER001").build();
    assertRefused(
        belgian,
        belgian.warrant(belgian.judge(), it -> it.setAuthority(other)),
        Refusal.OTHER_AUTHORITY,
        "document.body.authority");
    assertRefused(
        belgian,
        belgian.warrant(belgian.judge(), it -> it.setCspId(other)),
        Refusal.OTHER_PROVIDER,
        "document.body.csp_id");
  }

  @Test
  void warrant_lackingAPart_isRefusedWithItsField() {
    assertMissing("timespan", WarrantDocument.Builder::clearTimespan);
    assertMissing("data_category", WarrantDocument.Builder::clearDataCategory);
    assertMissing("delivery_type", WarrantDocument.Builder::clearDeliveryType);
    assertMissing("targets", WarrantDocument.Builder::clearTargets);
    assertMissing("delivery_keys", WarrantDocument.Builder::clearDeliveryKeys);
    assertMissing("targets[1].values", it -> it.addTargets(TargetIdentifier.getDefaultInstance()));
  }

  @Test
  void warrant_longerThanTheProfileAllows_isRefusedFromTheFirstMicrosecondOn() {
    Instant twoMonths = Instant.parse("2026-05-02T10:00:00Z");
    assertAdmissible(belgian, lasting(belgian, twoMonths));
    assertRefused(
        belgian,
        lasting(belgian, twoMonths.plusNanos(1_000)),
        Refusal.TOO_LONG,
        "document.body.timespan.end");
    assertAdmissible(example, lasting(example, NOW.plus(Duration.ofDays(90))));
    assertRefused(
        example,
        lasting(example, NOW.plus(Duration.ofDays(91))),
        Refusal.TOO_LONG,
        "document.body.timespan.end");
  }

  @Test
  void warrant_reachingIntoThePast_isRefused() {
    Instant before = NOW.minusSeconds(61);
    assertRefused(
        belgian,
        belgian.warrant(
            belgian.judge(), it -> it.setTimespan(timespan(before, NOW.plusSeconds(60)))),
        Refusal.RETROACTIVE,
        "document.body.timespan.start");
  }

  @Test
  void warrant_withoutTimeOrFromTheFuture_isRefused() {
    assertRefused(
        belgian,
        belgian.warrant(belgian.judge(), it -> it.setTimespan(timespan(NOW, NOW))),
        Refusal.NO_TIME,
        "document.body.timespan");
    assertRefused(
        belgian,
        belgian.warrant(belgian.judge(), it -> it.setIssuedAt(timestamp(NOW.plusSeconds(61)))),
        Refusal.FROM_THE_FUTURE,
        "document.body.issued_at");
    VerifiedWarrant fine = belgian.warrant(belgian.judge(), AdmissibilityTest::unchanged);
    assertThat(
            refusal(admissibility("BE").mayOrder(fine, belgian.authority(), NOW.minusSeconds(61)))
                .getRule())
        .isEqualTo(Refusal.FROM_THE_FUTURE.rule());
  }

  @Test
  void warrant_withATargetOfWrongFormatOrForm_isRefusedWithoutNamingIt() {
    assertRefused(
        belgian,
        withTarget(target("ETSI", "IMSI", "206012345678901")),
        Refusal.TARGET_FORMAT,
        "document.body.targets[1].values[0].format_type");
    for (String number : List.of("+3225550100", "03225550100", "32 2", "3225550100x")) {
      assertRefused(
          belgian,
          withTarget(target("ETSI", "InternationalE164", number)),
          Refusal.TARGET_VALUE,
          "document.body.targets[1].values[0].value");
    }
    assertAdmissible(belgian, withTarget(target("ETSI", "InternationalE164", "3225550100")));
    assertAdmissible(belgian, withTarget(target("ETSI", "EmailAddress", "alice@example.org")));
  }

  @Test
  void warrant_withTwoKeysForOneSuite_isRefused() {
    SealingSuite suite = SealingSuite.SEALING_SUITE_XWING_HKDF_SHA256_AES256GCM;
    assertRefused(
        belgian,
        belgian.warrant(belgian.judge(), it -> it.addDeliveryKeys(key(suite))),
        Refusal.DELIVERY_KEYS,
        "document.body.delivery_keys");
  }

  @Test
  void confirmation_ofAProsecutor_isRefused() {
    DocumentType confirmation = DocumentType.DOCUMENT_TYPE_CONFIRMATION;
    assertAdmissible(
        belgian, belgian.other(confirmation, belgian.judge(), AdmissibilityTest::unchanged));
    assertRefused(
        belgian,
        belgian.other(confirmation, belgian.prosecutor(), AdmissibilityTest::unchanged),
        Refusal.NOT_COMPETENT,
        "document.body.approver");
  }

  @Test
  void cancellation_ofJudgeOrProsecutor_isAdmissible() {
    DocumentType cancellation = DocumentType.DOCUMENT_TYPE_CANCELLATION;
    assertAdmissible(
        belgian, belgian.other(cancellation, belgian.judge(), AdmissibilityTest::unchanged));
    assertAdmissible(
        belgian, belgian.other(cancellation, belgian.prosecutor(), AdmissibilityTest::unchanged));
    assertRefused(
        belgian,
        belgian.other(cancellation, belgian.judge(), WarrantDocument.Builder::clearRefersTo),
        Refusal.MISSING,
        "document.body.refers_to");
  }

  @Test
  void extension_ofAProsecutorOrTooLong_isRefused() {
    DocumentType extension = DocumentType.DOCUMENT_TYPE_EXTENSION;
    Consumer<WarrantDocument.Builder> day =
        it -> it.setTimespan(timespan(NOW, NOW.plusSeconds(86_400)));
    assertAdmissible(belgian, belgian.other(extension, belgian.judge(), day));
    assertRefused(
        belgian,
        belgian.other(extension, belgian.prosecutor(), day),
        Refusal.NOT_COMPETENT,
        "document.body.approver");
    assertRefused(
        belgian,
        belgian.other(extension, belgian.judge(), AdmissibilityTest::unchanged),
        Refusal.MISSING,
        "document.body.timespan");
  }

  @Test
  void target_ofATask_isAskedOfTheCountrysProfile() {
    TargetIdentifier target = target("PROVIDER1", "MessengerAccount", "alice");
    assertThat(admissibility("BE").mayTarget(target, "BE", "target"))
        .isEqualTo(new Ruling.Admissible());
    assertThat(refusal(admissibility("BE").mayTarget(target, "FR", "target")).getErrorCode())
        .isEqualTo(4001);
    TargetIdentifier foreign = target("PROVIDER2", "MessengerAccount", "alice");
    assertThat(refusal(admissibility("BE").mayTarget(foreign, "BE", "target")).getRule())
        .isEqualTo(Refusal.TARGET_FORMAT.rule());
  }

  private static void unchanged(WarrantDocument.Builder document) {}

  private VerifiedWarrant withTarget(TargetIdentifier target) {
    return belgian.warrant(belgian.judge(), it -> it.addTargets(target));
  }

  private static VerifiedWarrant lasting(SampleOrders orders, Instant end) {
    return orders.warrant(orders.judge(), it -> it.setTimespan(timespan(NOW, end)));
  }

  private void assertMissing(String field, Consumer<WarrantDocument.Builder> change) {
    assertRefused(
        belgian,
        belgian.warrant(belgian.judge(), change),
        Refusal.MISSING,
        "document.body." + field);
  }

  private void assertAdmissible(SampleOrders orders, VerifiedWarrant order) {
    assertThat(rule(orders, order)).isEqualTo(new Ruling.Admissible());
  }

  private void assertRefused(
      SampleOrders orders, VerifiedWarrant order, Refusal refusal, String field) {
    ErrorInformation reason = refusal(rule(orders, order));
    assertThat(reason.getRule()).isEqualTo(refusal.rule());
    assertThat(reason.getErrorCode()).isEqualTo(refusal.code());
    assertThat(reason.getField()).isEqualTo(field);
    assertThat(reason.getRemedy()).isNotEmpty();
    assertThat(reason.toString()).doesNotContain("alice").doesNotContain("3225550100");
  }

  private Ruling rule(SampleOrders orders, VerifiedWarrant order) {
    return admissibility(orders.authority().getCountryCode())
        .mayOrder(order, orders.authority(), NOW);
  }

  private Admissibility admissibility(String country) {
    return new Admissibility(
        reader.bundled(List.of(country)), new SampleOrders(country).provider());
  }

  private static ErrorInformation refusal(Ruling ruling) {
    assertThat(ruling).isInstanceOf(Ruling.Refused.class);
    return ((Ruling.Refused) ruling).reason();
  }
}
