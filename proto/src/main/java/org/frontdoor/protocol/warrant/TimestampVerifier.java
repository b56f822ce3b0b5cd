package org.frontdoor.protocol.warrant;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.protocol.identity.CertificateUse;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.CertificateVerifier.Moment;
import org.frontdoor.protocol.identity.UntrustReason;
import org.frontdoor.protocol.identity.UntrustedException;

/** Whether a signature existed at a time, by the word of a trusted time-stamping authority. */
final class TimestampVerifier {

  private final CertificateVerifier certificates;

  TimestampVerifier(CertificateVerifier certificates) {
    this.certificates = certificates;
  }

  /**
   * The time of the one signature time stamp of a document.
   *
   * @param now when the authority's certificate must not be revoked; no stamp may be later
   */
  Instant verify(CmsDocument document, Instant now) throws WarrantRefusedException {
    TimeStampToken token = token(document);
    try {
      CmsDocument stamp = CmsDocument.of(token.toCMSSignedData());
      CmsSignatures.check(stamp);
      token.validate(CmsSignatures.verifiers().build(stamp.chain().getFirst()));
      require(isOf(token.getTimeStampInfo(), document), UntrustReason.BAD_TIMESTAMP);
      Instant time = token.getTimeStampInfo().getGenTime().toInstant();
      certificates.verify(
          stamp.chain(),
          KeyRole.KEY_ROLE_TIMESTAMP,
          CertificateUse.TIME_STAMPING,
          new Moment(time, now));
      require(
          !time.isAfter(now.plus(WarrantVerifier.CLOCK_TOLERANCE)),
          UntrustReason.TIMESTAMP_IN_FUTURE);
      return time;
    } catch (UntrustedException e) {
      throw new WarrantRefusedException(UntrustReason.BAD_TIMESTAMP, e);
    } catch (CMSException
        | IOException
        | OperatorCreationException
        | TSPException
        | RuntimeException e) {
      // Bouncy Castle tells of wrong ASN.1 by many kinds of exceptions, unchecked ones among them.
      throw new WarrantRefusedException(UntrustReason.BAD_TIMESTAMP);
    }
  }

  private static boolean isOf(TimeStampTokenInfo info, CmsDocument document) {
    return info.getMessageImprintAlgOID().equals(WarrantOids.SHA256)
        && MessageDigest.isEqual(
            info.getMessageImprintDigest(), Sha256.of(document.signer().getSignature()));
  }

  /** Nothing but the time stamp may stand among the attributes that the approver did not sign. */
  private static TimeStampToken token(CmsDocument document) throws WarrantRefusedException {
    AttributeTable unsigned = document.signer().getUnsignedAttributes();
    require(
        unsigned != null && unsigned.hasAny(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken),
        UntrustReason.NO_TIMESTAMP);
    require(unsigned.size() == 1, UntrustReason.BAD_ATTRIBUTES);
    try {
      ContentInfo token =
          ContentInfo.getInstance(
              CmsSignatures.only(unsigned, PKCSObjectIdentifiers.id_aa_signatureTimeStampToken));
      CmsDocument.requireSignedData(token);
      return new TimeStampToken(token);
    } catch (UntrustedException e) {
      throw new WarrantRefusedException(e.reason());
    } catch (TSPException | IOException | RuntimeException e) {
      // Bouncy Castle tells of wrong ASN.1 by many kinds of exceptions, unchecked ones among them.
      throw new WarrantRefusedException(UntrustReason.BAD_TIMESTAMP);
    }
  }

  private static void require(boolean condition, UntrustReason otherwise)
      throws WarrantRefusedException {
    if (!condition) {
      throw new WarrantRefusedException(otherwise);
    }
  }
}
