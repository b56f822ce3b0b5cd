package org.frontdoor.provider.intake;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.DocumentObject;
import org.frontdoor.hi1.v1.DocumentStatus;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.identity.UntrustReason;
import org.frontdoor.protocol.warrant.VerifiedWarrant;
import org.frontdoor.protocol.warrant.WarrantRefusedException;
import org.frontdoor.protocol.warrant.WarrantVerifier;
import org.frontdoor.provider.register.DocumentFinding;
import org.frontdoor.provider.register.StoredObject;
import org.frontdoor.provider.tasking.DocumentFindings;
import org.frontdoor.provider.tasking.FindingUnavailableException;

/**
 * Verifies the bodies of documents (CAdES) and asks whether their approver may order this. A
 * finding is made once and kept while the process lives, so that a revocation list that runs out
 * does not end what stands on an order. What the order says is not kept, but read from the document
 * each time: the memory of a provider must not remember the targets of tasks that are over.
 */
public final class WarrantFindings implements DocumentFindings {

  private static final int KEPT = 10_000;
  private static final int GENERAL = 3000;
  private static final int MOST_DESCRIPTION = 512;

  private final WarrantVerifier verifier;
  private final Competence competence;
  private final Cache<Key, Kept> findings = CacheBuilder.newBuilder().maximumSize(KEPT).build();

  /** Whether the approver of a warrant may order what it says, under the law of its country. */
  public interface Competence {

    /**
     * Why the approver may not order this; empty if it may.
     *
     * @param filedAt when the document was handed in
     */
    Optional<ErrorInformation> refusal(VerifiedWarrant warrant, Instant filedAt);
  }

  /** What is remembered of a finding: no word of the order itself. */
  private sealed interface Kept {
    record Accepted(Instant stampedAt) implements Kept {}

    record Refused(ErrorInformation reason) implements Kept {}
  }

  private record Key(UUID document, EndpointId owner, ByteString digest) {}

  public WarrantFindings(WarrantVerifier verifier, Competence competence) {
    this.verifier = verifier;
    this.competence = competence;
  }

  @Override
  public DocumentFinding of(StoredObject document, Instant now) {
    Key key = key(document.body(), document.owner());
    Kept known = findings.getIfPresent(key);
    if (known == null) {
      known = verify(document, now);
      findings.put(key, known);
    }
    return switch (known) {
      case Kept.Accepted accepted ->
          new DocumentFinding.Accepted(reread(document.body()), accepted.stampedAt());
      case Kept.Refused refused -> new DocumentFinding.Refused(refused.reason());
    };
  }

  /** The key of a finding is the digest of the body: these are the bytes that were accepted. */
  private static WarrantDocument reread(Hi1Object document) {
    try {
      return WarrantVerifier.reread(body(document).toByteArray());
    } catch (WarrantRefusedException e) {
      throw new IllegalStateException("A document that was accepted is no warrant any more.", e);
    }
  }

  /** Refuses a document whose body is no signed warrant at all, whoever may have signed it. */
  void checkReadable(Hi1Object document, Instant now) throws ActionRefusedException {
    try {
      verifier.verify(body(document).toByteArray(), now);
    } catch (WarrantRefusedException e) {
      if (e.reason() == UntrustReason.MALFORMED || e.reason() == UntrustReason.MALFORMED_CONTENT) {
        throw new ActionRefusedException(
            Hi1Fault.DOCUMENT_UNREADABLE, "create.object.document.body");
      }
    }
  }

  private Kept verify(StoredObject document, Instant now) {
    try {
      VerifiedWarrant warrant = verifier.verify(body(document.body()).toByteArray(), now);
      return competence
          .refusal(warrant, now)
          .<Kept>map(Kept.Refused::new)
          .orElseGet(() -> new Kept.Accepted(warrant.stampedAt()));
    } catch (WarrantRefusedException e) {
      if (e.reason() == UntrustReason.REVOCATION_UNKNOWN && wasGood(document)) {
        throw new FindingUnavailableException(e.rule());
      }
      return new Kept.Refused(reason(e));
    }
  }

  private static boolean wasGood(StoredObject document) {
    DocumentObject object = document.body().getDocument();
    return object.hasStatus() && object.getStatus() != DocumentStatus.DOCUMENT_STATUS_INVALID;
  }

  private static ErrorInformation reason(WarrantRefusedException refused) {
    String sentence = String.valueOf(refused.getMessage());
    return ErrorInformation.newBuilder()
        .setErrorCode(GENERAL)
        .setErrorDescription(sentence.substring(0, Math.min(sentence.length(), MOST_DESCRIPTION)))
        .setField("document.body")
        .setRule(refused.rule())
        .setRemedy(refused.remedy())
        .build();
  }

  private static ByteString body(Hi1Object document) {
    return document.getDocument().getBody();
  }

  private static Key key(Hi1Object document, EndpointId owner) {
    return new Key(
        UUID.fromString(document.getObjectIdentifier()), owner, Digests.sha256(body(document)));
  }
}
