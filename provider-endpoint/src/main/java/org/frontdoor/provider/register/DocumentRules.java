package org.frontdoor.provider.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.DocumentObject;
import org.frontdoor.hi1.v1.DocumentStatus;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.provider.register.StatusRule.Outcome;

/**
 * The status of a document (TS 103 120 B.2.3.5, table 7.14).
 *
 * <pre>
 * first rule that applies                                          status
 * document.refused    signature or signer not acceptable           Invalid
 * document.content    type or reference differ from the signed     Invalid
 * document.addressee  other authority or provider                  Invalid
 * document.expired    its time span is over                        Expired
 * document.valid      otherwise                                    Valid
 * </pre>
 *
 * A document never becomes valid by time, and Invalid may turn into nothing else unless the finding
 * changes (a key that was revoked, say).
 */
final class DocumentRules {

  /** What the rules look at. */
  record Facts(FiledDocument filed, EndpointId provider, Instant now) {

    Optional<WarrantDocument> signed() {
      return filed.finding() instanceof DocumentFinding.Accepted accepted
          ? Optional.of(accepted.warrant())
          : Optional.empty();
    }

    boolean signed(Predicate<WarrantDocument> condition) {
      return signed().filter(condition).isPresent();
    }

    DocumentObject object() {
      return filed.document().body().getDocument();
    }
  }

  static final List<StatusRule<Facts, DocumentStatus>> RULES =
      List.of(
          new StatusRule<>("document.refused", "7.3.9, 7.3.10, B.2.3.5", DocumentRules::refused),
          StatusRule.refuse(
              StatusReason.DOCUMENT_CONTENT,
              "7.3.2, 7.3.7",
              DocumentRules::contentDiffers,
              DocumentStatus.DOCUMENT_STATUS_INVALID,
              Latch.NONE),
          StatusRule.refuse(
              StatusReason.DOCUMENT_ADDRESSEE,
              "7.2.8, 8.2.10",
              DocumentRules::addresseeDiffers,
              DocumentStatus.DOCUMENT_STATUS_INVALID,
              Latch.NONE),
          StatusRule.when(
              "document.expired",
              "B.2.3.5",
              DocumentRules::over,
              DocumentStatus.DOCUMENT_STATUS_EXPIRED,
              Latch.NONE),
          StatusRule.when(
              "document.valid",
              "B.2.3.5",
              facts -> true,
              DocumentStatus.DOCUMENT_STATUS_VALID,
              Latch.NONE));

  private DocumentRules() {}

  static Verdict<DocumentStatus> decide(Facts facts) {
    return StatusRule.decide(RULES, facts);
  }

  private static Optional<Outcome<DocumentStatus>> refused(Facts facts) {
    return facts.filed().finding() instanceof DocumentFinding.Refused refused
        ? Optional.of(
            new Outcome<>(DocumentStatus.DOCUMENT_STATUS_INVALID, Latch.NONE, refused.reason()))
        : Optional.empty();
  }

  private static boolean contentDiffers(Facts facts) {
    return facts.signed(
        warrant ->
            warrant.getType() != facts.object().getType()
                || !warrant.getReference().equals(facts.object().getReference()));
  }

  private static boolean addresseeDiffers(Facts facts) {
    return facts.signed(
        warrant ->
            !warrant.getCspId().equals(facts.provider())
                || !warrant.getAuthority().equals(facts.filed().document().owner()));
  }

  private static boolean over(Facts facts) {
    return facts
        .signed()
        .flatMap(warrant -> Span.of(warrant.getTimespan()))
        .filter(span -> !facts.now().isBefore(span.end()))
        .isPresent();
  }
}
