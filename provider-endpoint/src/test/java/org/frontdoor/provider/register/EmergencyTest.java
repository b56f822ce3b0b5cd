package org.frontdoor.provider.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdoor.provider.register.RegisterSamples.AUTHORITY;
import static org.frontdoor.provider.register.RegisterSamples.NOW;
import static org.frontdoor.provider.register.RegisterSamples.PROVIDER;
import static org.frontdoor.provider.register.RegisterSamples.id;
import static org.frontdoor.provider.register.StandingOrder.AUTHORISATION;
import static org.frontdoor.provider.register.StandingOrder.END;
import static org.frontdoor.provider.register.StandingOrder.TASK;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.DocumentObject;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.junit.jupiter.api.Test;

/** An emergency stands at once and lapses unless it is confirmed (TS 103 120 table 7.6, 7.2.12). */
final class EmergencyTest {

  private static final Instant DUE = NOW.plus(Duration.ofMinutes(10));
  private static final Instant JUST_BEFORE = DUE.minusNanos(1_000);

  @Test
  void emergency_unconfirmed_standsUntilTheInstantItIsDue() {
    AuthorisationFile file = file(Latch.NONE, List.of(order()));

    assertThat(authorisation(file, JUST_BEFORE)).isEqualTo("EmergencyApproval");
    assertThat(StatusRules.assess(file, JUST_BEFORE).tasks().get(TASK))
        .extracting(TaskVerdict::wanted)
        .isEqualTo(Wanted.RUN);
    assertThat(StatusRules.nextChangeAt(file, NOW)).contains(DUE);
  }

  @Test
  void emergency_unconfirmedWhenDue_lapsesAndEndsItsTasks() {
    Assessment found = StatusRules.assess(file(Latch.NONE, List.of(order())), DUE);

    assertThat(StatusNames.of(found.authorisation().status())).isEqualTo("Invalid");
    assertThat(found.authorisation().rule()).isEqualTo("authorisation.lapsed");
    assertThat(found.authorisation().latch()).isEqualTo(Latch.LAPSED);
    assertThat(found.tasks().get(TASK)).extracting(TaskVerdict::wanted).isEqualTo(Wanted.END);
  }

  @Test
  void emergency_confirmedInTime_isApprovedToItsEnd() {
    AuthorisationFile file = file(Latch.NONE, List.of(order(), confirmation("R1", DUE)));

    assertThat(authorisation(file, NOW)).isEqualTo("Approved");
    assertThat(authorisation(file, END.minusNanos(1_000))).isEqualTo("Approved");
    assertThat(StatusRules.nextChangeAt(file, NOW)).contains(END);
  }

  @Test
  void emergency_confirmedTooLateOrForAnotherOrder_lapses() {
    FiledDocument late = confirmation("R1", DUE.plusNanos(1_000));
    FiledDocument other = confirmation("R2", NOW);

    assertThat(authorisation(file(Latch.NONE, List.of(order(), late)), DUE)).isEqualTo("Invalid");
    assertThat(authorisation(file(Latch.NONE, List.of(order(), other)), DUE)).isEqualTo("Invalid");
  }

  @Test
  void emergency_lapsedBefore_isNotRevivedByAConfirmation() {
    AuthorisationFile file = file(Latch.LAPSED, List.of(order(), confirmation("R1", NOW)));

    assertThat(authorisation(file, DUE)).isEqualTo("Invalid");
    assertThat(authorisation(file, END)).isEqualTo("Invalid");
    assertThat(StatusRules.nextChangeAt(file, DUE)).contains(END);
  }

  @Test
  void emergency_suspendedByItsOwner_isHeldAndLapsesAllTheSame() {
    AuthorisationFile file = file(Latch.NONE, List.of(order()));
    Hi1Object.Builder body = file.authorisation().body().toBuilder();
    body.getAuthorisationBuilder()
        .setDesiredStatus(AuthorisationStatus.AUTHORISATION_STATUS_SUSPENDED);
    AuthorisationFile held =
        new AuthorisationFile(
            StoredObject.of(body.build()), file.documents(), file.tasks(), file.terms());

    assertThat(authorisation(held, NOW)).isEqualTo("Suspended");
    assertThat(authorisation(held, DUE)).isEqualTo("Invalid");
  }

  private static String authorisation(AuthorisationFile file, Instant now) {
    return StatusNames.of(StatusRules.assess(file, now).authorisation().status());
  }

  private static AuthorisationFile file(Latch latch, List<FiledDocument> documents) {
    Hi1Object.Builder body = StandingOrder.authorisation().body().toBuilder();
    body.getAuthorisationBuilder().setIsEmergency(true);
    FiledTask task =
        new FiledTask(
            StandingOrder.task(AUTHORITY, AUTHORISATION),
            Set.of("known"),
            SwitchPosition.RUNNING,
            false);
    return new AuthorisationFile(
        new StoredObject(body.build(), latch, false),
        documents,
        List.of(task),
        new RegisterTerms(PROVIDER, Map.of("XX", Duration.ofMinutes(10))));
  }

  private static FiledDocument order() {
    return new FiledDocument(
        StandingOrder.document(),
        new DocumentFinding.Accepted(StandingOrder.warrant().setIsEmergency(true).build(), NOW));
  }

  private static FiledDocument confirmation(String refersTo, Instant stampedAt) {
    WarrantDocument signed =
        WarrantDocument.newBuilder()
            .setType(DocumentType.DOCUMENT_TYPE_CONFIRMATION)
            .setReference("C1")
            .setRefersTo(refersTo)
            .setAuthority(AUTHORITY)
            .setCspId(PROVIDER)
            .build();
    DocumentObject kind =
        DocumentObject.newBuilder()
            .setReference("C1")
            .setType(DocumentType.DOCUMENT_TYPE_CONFIRMATION)
            .build();
    return new FiledDocument(
        StoredObject.of(
            RegisterSamples.object(id(8), AUTHORITY, AUTHORISATION).setDocument(kind).build()),
        new DocumentFinding.Accepted(signed, stampedAt));
  }
}
