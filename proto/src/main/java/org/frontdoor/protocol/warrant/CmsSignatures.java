package org.frontdoor.protocol.warrant;

import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.frontdoor.common.v1.SignatureSuite;
import org.frontdoor.protocol.identity.NativeSignatures;
import org.frontdoor.protocol.identity.SignatureSuites;
import org.frontdoor.protocol.identity.UntrustReason;
import org.frontdoor.protocol.identity.UntrustedException;
import org.jspecify.annotations.Nullable;

/** Whether the signature of a CMS document was made by its signer, over its content. */
final class CmsSignatures {

  private CmsSignatures() {}

  /** Checks suite, signing certificate and signature; trust in the certificate is not asked. */
  static void check(CmsDocument document) throws UntrustedException {
    SignerInformation signer = document.signer();
    X509Certificate own = document.chain().getFirst();
    require(
        signer.getDigestAlgorithmID().getAlgorithm().equals(WarrantOids.SHA256)
            && signer.getEncryptionAlgOID().equals(WarrantOids.ECDSA_SHA256.getId())
            && SignatureSuites.of(own.getPublicKey())
                .filter(SignatureSuite.SIGNATURE_SUITE_ECDSA_P256_SHA256::equals)
                .isPresent(),
        UntrustReason.WRONG_SUITE);
    try {
      checkSigningCertificate(signer, own);
      require(signer.verify(verifiers().build(own.getPublicKey())), UntrustReason.BAD_SIGNATURE);
    } catch (CMSException | OperatorCreationException e) {
      throw new UntrustedException(UntrustReason.BAD_SIGNATURE);
    } catch (CertificateEncodingException | RuntimeException e) {
      // Bouncy Castle tells of wrong ASN.1 inside attributes by unchecked exceptions.
      throw new UntrustedException(UntrustReason.MALFORMED);
    }
  }

  /** Makes verifiers that work in native code where there is some. */
  static JcaSimpleSignerInfoVerifierBuilder verifiers() {
    JcaSimpleSignerInfoVerifierBuilder builder = new JcaSimpleSignerInfoVerifierBuilder();
    NativeSignatures.provider().ifPresent(builder::setProvider);
    return builder;
  }

  /** The only value of an attribute that must be there exactly once. */
  static ASN1Encodable only(@Nullable AttributeTable attributes, ASN1ObjectIdentifier type)
      throws UntrustedException {
    if (attributes == null || attributes.getAll(type).size() != 1) {
      throw new UntrustedException(UntrustReason.BAD_ATTRIBUTES);
    }
    Attribute attribute = attributes.get(type);
    require(attribute.getAttrValues().size() == 1, UntrustReason.BAD_ATTRIBUTES);
    return attribute.getAttributeValues()[0];
  }

  /** Without this attribute, another certificate with the same key could take the place. */
  private static void checkSigningCertificate(SignerInformation signer, X509Certificate own)
      throws UntrustedException, CertificateEncodingException {
    ESSCertIDv2[] ids =
        SigningCertificateV2.getInstance(
                only(
                    signer.getSignedAttributes(), PKCSObjectIdentifiers.id_aa_signingCertificateV2))
            .getCerts();
    require(
        ids.length > 0
            && ids[0].getHashAlgorithm().getAlgorithm().equals(WarrantOids.SHA256)
            && MessageDigest.isEqual(ids[0].getCertHash(), Sha256.of(own.getEncoded())),
        UntrustReason.BAD_ATTRIBUTES);
  }

  private static void require(boolean condition, UntrustReason otherwise)
      throws UntrustedException {
    if (!condition) {
      throw new UntrustedException(otherwise);
    }
  }
}
