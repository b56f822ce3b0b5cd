package org.frontdoor.provider.intake;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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
  private final ConcurrentMap<ByteString, Look> looks = new ConcurrentHashMap<>();

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

  /** What verifying a document has come to. */
  private sealed interface Look {
    record Good(VerifiedWarrant warrant) implements Look {}

    record Bad(WarrantRefusedException why) implements Look {}
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
      Look look = look(body(document.body()), now);
      known = finding(look, document, now);
      findings.put(key, known);
      if (look instanceof Look.Good good && known instanceof Kept.Accepted) {
        return new DocumentFinding.Accepted(good.warrant.warrant(), good.warrant.stampedAt());
      }
    }
    return switch (known) {
      case Kept.Accepted accepted ->
          new DocumentFinding.Accepted(reread(document.body()), accepted.stampedAt());
      case Kept.Refused refused -> new DocumentFinding.Refused(refused.reason());
    };
  }

  /**
   * Verifies documents that are about to be handed in, so that the transaction in which they are,
   * and for which others wait, need not. What was seen is forgotten when they have been handed in.
   *
   * @return to be run then, whatever came of it
   */
  Runnable lookAhead(List<Hi1Object> documents, Instant now) {
    Map<ByteString, Look> seen = new HashMap<>();
    for (Hi1Object document : documents) {
      seen.put(Digests.sha256(body(document)), verify(body(document), now));
    }
    looks.putAll(seen);
    return () -> looks.keySet().removeAll(seen.keySet());
  }

  private Look look(ByteString body, Instant now) {
    Look ahead = looks.get(Digests.sha256(body));
    return ahead == null ? verify(body, now) : ahead;
  }

  private Look verify(ByteString body, Instant now) {
    try {
      return new Look.Good(verifier.verify(body.toByteArray(), now));
    } catch (WarrantRefusedException e) {
      return new Look.Bad(e);
    }
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
    if (look(body(document), now) instanceof Look.Bad bad
        && (bad.why.reason() == UntrustReason.MALFORMED
            || bad.why.reason() == UntrustReason.MALFORMED_CONTENT)) {
      throw new ActionRefusedException(Hi1Fault.DOCUMENT_UNREADABLE, "create.object.document.body");
    }
  }

  private Kept finding(Look look, StoredObject document, Instant now) {
    return switch (look) {
      case Look.Good good ->
          competence
              .refusal(good.warrant, now)
              .<Kept>map(Kept.Refused::new)
              .orElseGet(() -> new Kept.Accepted(good.warrant.stampedAt()));
      case Look.Bad bad -> {
        if (bad.why.reason() == UntrustReason.REVOCATION_UNKNOWN && wasGood(document)) {
          throw new FindingUnavailableException(bad.why.rule());
        }
        yield new Kept.Refused(reason(bad.why));
      }
    };
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
