package org.frontdoor.protocol.warrant;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.identity.CertificateUse;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.CertificateVerifier.Moment;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.UntrustReason;
import org.frontdoor.protocol.identity.UntrustedException;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;

/**
 * Verifies warrants: one signature of a judge or prosecutor over this very document, made at a
 * proved time by a key that was valid then and is not revoked now. Immutable and safe for use by
 * many threads.
 */
public final class WarrantVerifier {

  /** Most bytes of a signed warrant, as the contract says of a document's body. */
  public static final int MOST_BYTES = 262_144;

  /** How far the clocks of approver, time-stamping authority and provider may be apart. */
  public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

  private final CertificateVerifier certificates;
  private final TimestampVerifier timestamps;
  private final StrictParser<WarrantDocument> documents;

  public WarrantVerifier(CertificateVerifier certificates) {
    this.certificates = certificates;
    this.timestamps = new TimestampVerifier(certificates);
    this.documents =
        StrictParser.of(
            WarrantDocument.getDefaultInstance(), ParseLimits.usual().withMaxBytes(MOST_BYTES));
  }

  /**
   * Verifies a warrant.
   *
   * @param cms CMS SignedData in DER, as {@link WarrantSigner} makes it
   * @param now when no certificate may be revoked, and after which nothing may be stamped
   */
  public VerifiedWarrant verify(byte[] cms, Instant now) throws WarrantRefusedException {
    require(cms.length <= MOST_BYTES, UntrustReason.MALFORMED);
    CmsDocument document = signed(cms);
    Instant stampedAt = timestamps.verify(document, now);
    Identity approver = approver(document, new Moment(stampedAt, now));
    checkSigningTime(document, stampedAt);
    WarrantDocument warrant = parse(document.content());
    require(Approvers.names(warrant.getApprover(), approver), UntrustReason.APPROVER_MISMATCH);
    return new VerifiedWarrant(warrant, approver, stampedAt);
  }

  /**
   * Reads a warrant again that was verified before. Nothing is checked anew, so that the answer
   * does not change with time: whoever calls this knows, by their digest say, that these are the
   * very bytes that {@link #verify} accepted.
   *
   * @param cms the same bytes that {@link #verify} accepted
   * @throws WarrantRefusedException if they cannot be read, and so are others
   */
  public static WarrantDocument reread(byte[] cms) throws WarrantRefusedException {
    try {
      return WarrantDocument.parseFrom(CmsDocument.contentOf(cms));
    } catch (UntrustedException | InvalidProtocolBufferException e) {
      throw new WarrantRefusedException(UntrustReason.MALFORMED);
    }
  }

  private static CmsDocument signed(byte[] cms) throws WarrantRefusedException {
    try {
      CmsDocument document = CmsDocument.parse(cms);
      require(document.contentType().equals(WarrantOids.CONTENT), UntrustReason.MALFORMED);
      CmsSignatures.check(document);
      return document;
    } catch (UntrustedException e) {
      throw new WarrantRefusedException(e.reason());
    }
  }

  private Identity approver(CmsDocument document, Moment moment) throws WarrantRefusedException {
    try {
      KeyRole role = Identity.of(document.chain().getFirst()).role();
      require(
          role == KeyRole.KEY_ROLE_JUDGE || role == KeyRole.KEY_ROLE_PROSECUTOR,
          UntrustReason.WRONG_ROLE);
      return certificates.verify(document.chain(), role, CertificateUse.SIGNING, moment);
    } catch (UntrustedException e) {
      throw new WarrantRefusedException(e.reason());
    }
  }

  /** The approver cannot have signed after the signature was stamped. */
  private static void checkSigningTime(CmsDocument document, Instant stampedAt)
      throws WarrantRefusedException {
    try {
      Instant claimed =
          Time.getInstance(
                  CmsSignatures.only(
                      document.signer().getSignedAttributes(), CMSAttributes.signingTime))
              .getDate()
              .toInstant();
      require(!claimed.isAfter(stampedAt.plus(CLOCK_TOLERANCE)), UntrustReason.BAD_ATTRIBUTES);
    } catch (UntrustedException | RuntimeException e) {
      throw new WarrantRefusedException(UntrustReason.BAD_ATTRIBUTES);
    }
  }

  private WarrantDocument parse(ByteString content) throws WarrantRefusedException {
    try {
      return documents.parse(content);
    } catch (MalformedMessageException e) {
      throw new WarrantRefusedException(e);
    }
  }

  private static void require(boolean condition, UntrustReason otherwise)
      throws WarrantRefusedException {
    if (!condition) {
      throw new WarrantRefusedException(otherwise);
    }
  }
}
