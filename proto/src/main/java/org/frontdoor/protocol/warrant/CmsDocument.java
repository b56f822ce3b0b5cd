package org.frontdoor.protocol.warrant;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.SignerInformation;
import org.frontdoor.protocol.identity.Certificates;
import org.frontdoor.protocol.identity.UntrustReason;
import org.frontdoor.protocol.identity.UntrustedException;

/**
 * A CMS SignedData with its content, its one signer and the signer's certificates, read but not
 * believed.
 *
 * @param contentType what the content is
 * @param content the signed bytes
 * @param signer the only signer
 * @param chain the signer's certificate first; every certificate of the message is in it
 */
record CmsDocument(
    ASN1ObjectIdentifier contentType,
    ByteString content,
    SignerInformation signer,
    List<X509Certificate> chain) {

  private static final int MOST_CERTIFICATES = 4;

  /** Reads DER, and nothing but DER, so that a document has one form only. */
  static CmsDocument parse(byte[] der) throws UntrustedException {
    try {
      ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(der));
      requireSignedData(info);
      require(Arrays.equals(info.getEncoded(ASN1Encoding.DER), der), UntrustReason.MALFORMED);
      return of(new CMSSignedData(info));
    } catch (IOException | CMSException | RuntimeException e) {
      // Bouncy Castle tells of wrong ASN.1 by many kinds of exceptions, unchecked ones among them.
      throw new UntrustedException(UntrustReason.MALFORMED);
    }
  }

  /** The signed bytes of a message that was read and believed before. */
  static byte[] contentOf(byte[] der) throws UntrustedException {
    try {
      ContentInfo info = ContentInfo.getInstance(der);
      requireSignedData(info);
      return ASN1OctetString.getInstance(
              SignedData.getInstance(info.getContent()).getEncapContentInfo().getContent())
          .getOctets();
    } catch (RuntimeException e) {
      throw new UntrustedException(UntrustReason.MALFORMED);
    }
  }

  /** Bouncy Castle takes whatever it finds for SignedData. */
  static void requireSignedData(ContentInfo info) throws UntrustedException {
    require(info.getContentType().equals(CMSObjectIdentifiers.signedData), UntrustReason.MALFORMED);
  }

  static CmsDocument of(CMSSignedData signed) throws UntrustedException, CMSException, IOException {
    Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
    // A message without signers would pass every check that asks all signers.
    require(!signers.isEmpty(), UntrustReason.NO_SIGNATURE);
    require(signers.size() == 1, UntrustReason.SEVERAL_SIGNATURES);
    CMSTypedData content = signed.getSignedContent();
    require(content != null && content.getContent() instanceof byte[], UntrustReason.MALFORMED);
    SignerInformation signer = signers.iterator().next();
    List<X509Certificate> chain = chain(signed, signer);
    require(hasUsualForm(signed, signer, chain.getFirst()), UntrustReason.MALFORMED);
    return new CmsDocument(
        content.getContentType(),
        ByteString.copyFrom((byte[]) content.getContent()),
        signer,
        chain);
  }

  /**
   * Whether what no signature covers (versions, tags, the list of digests, the signer's name) is
   * written as it would be written anew. Bouncy Castle passes over much of it.
   */
  private static boolean hasUsualForm(
      CMSSignedData signed, SignerInformation signer, X509Certificate own) throws IOException {
    SignedData found = SignedData.getInstance(signed.toASN1Structure().getContent());
    SignerInfo info = signer.toASN1Structure();
    Certificate certificate = certificateOf(own);
    SignerInfo usualInfo =
        new SignerInfo(
            new SignerIdentifier(new IssuerAndSerialNumber(certificate)),
            info.getDigestAlgorithm(),
            info.getAuthenticatedAttributes(),
            info.getDigestEncryptionAlgorithm(),
            info.getEncryptedDigest(),
            info.getUnauthenticatedAttributes());
    SignedData usual =
        new SignedData(
            new DERSet(info.getDigestAlgorithm()),
            found.getEncapContentInfo(),
            found.getCertificates(),
            null,
            new DERSet(usualInfo));
    return Arrays.equals(
        new ContentInfo(CMSObjectIdentifiers.signedData, usual).getEncoded(ASN1Encoding.DER),
        signed.getEncoded(ASN1Encoding.DER));
  }

  private static Certificate certificateOf(X509Certificate own) throws IOException {
    try {
      return Certificate.getInstance(own.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IOException(e);
    }
  }

  private static List<X509Certificate> chain(CMSSignedData signed, SignerInformation signer)
      throws UntrustedException, IOException {
    List<X509CertificateHolder> rest = new ArrayList<>(signed.getCertificates().getMatches(null));
    require(rest.size() <= MOST_CERTIFICATES, UntrustReason.BAD_PATH);
    List<X509Certificate> chain = new ArrayList<>();
    Optional<X509CertificateHolder> next =
        rest.stream().filter(candidate -> signer.getSID().match(candidate)).findFirst();
    while (next.isPresent()) {
      X509CertificateHolder certificate = next.get();
      rest.remove(certificate);
      chain.add(Certificates.parse(ByteString.copyFrom(certificate.getEncoded())));
      next =
          rest.stream()
              .filter(candidate -> candidate.getSubject().equals(certificate.getIssuer()))
              .findFirst();
    }
    require(!chain.isEmpty() && rest.isEmpty(), UntrustReason.BAD_PATH);
    return List.copyOf(chain);
  }

  private static void require(boolean condition, UntrustReason otherwise)
      throws UntrustedException {
    if (!condition) {
      throw new UntrustedException(otherwise);
    }
  }
}
