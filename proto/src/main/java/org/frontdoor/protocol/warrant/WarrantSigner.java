package org.frontdoor.protocol.warrant;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.operator.OperatorCreationException;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.UntrustReason;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ShapeValidator;

/** The approver's pen: signs warrant documents as CAdES-T (proto/spec/signatures.md, part 3). */
public final class WarrantSigner {

  private final SigningIdentity approver;
  private final TimestampSource timestamps;

  /**
   * @param approver a judge or prosecutor with a key of ECDSA P-256
   * @param timestamps who stamps the signatures
   */
  public WarrantSigner(SigningIdentity approver, TimestampSource timestamps) {
    this.approver = CmsSigners.requireP256(approver);
    this.timestamps = timestamps;
  }

  /**
   * Signs a document and has the signature time-stamped.
   *
   * @param signingTime when the approver says to have signed; not after the time stamp
   * @return CMS SignedData in DER with the document inside
   * @throws WarrantRefusedException if nobody would accept it: it is malformed or names another
   *     approver
   */
  public byte[] sign(WarrantDocument warrant, Instant signingTime) throws WarrantRefusedException {
    try {
      ShapeValidator.shared().check(warrant);
    } catch (MalformedMessageException e) {
      throw new WarrantRefusedException(e);
    }
    if (!Approvers.names(warrant.getApprover(), approver.identity())) {
      throw new WarrantRefusedException(UntrustReason.APPROVER_MISMATCH);
    }
    return signContent(warrant.toByteArray(), signingTime);
  }

  byte[] signContent(byte[] content, Instant signingTime) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          CmsSigners.generator(approver, signedAttributes(signingTime)));
      generator.addCertificates(CmsSigners.certificates(approver));
      CMSSignedData signed =
          generator.generate(new CMSProcessableByteArray(WarrantOids.CONTENT, content), true);
      return stamped(signed).getEncoded(ASN1Encoding.DER);
    } catch (CertificateEncodingException
        | OperatorCreationException
        | CMSException
        | IOException e) {
      throw new IllegalStateException("the approver's key cannot sign", e);
    }
  }

  private AttributeTable signedAttributes(Instant signingTime) throws CertificateEncodingException {
    return CmsSigners.attributes(
        List.of(CmsSigners.signingTime(signingTime), CmsSigners.signingCertificate(approver)));
  }

  private CMSSignedData stamped(CMSSignedData signed) throws IOException {
    SignerInformation signer = signed.getSignerInfos().getSigners().iterator().next();
    byte[] token = timestamps.stamp(Sha256.of(signer.getSignature()));
    Attribute stamp =
        new Attribute(
            PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
            new DERSet(ASN1Primitive.fromByteArray(token)));
    SignerInformation stamped =
        SignerInformation.replaceUnsignedAttributes(signer, CmsSigners.attributes(List.of(stamp)));
    return CMSSignedData.replaceSigners(signed, new SignerInformationStore(stamped));
  }
}
