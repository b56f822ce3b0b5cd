package org.frontdoor.protocol.warrant;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.frontdoor.common.v1.SignatureSuite;
import org.frontdoor.protocol.identity.SigningIdentity;

/** What the approver's and the time-stamping authority's signatures have in common. */
final class CmsSigners {

  private CmsSigners() {}

  /**
   * @throws IllegalArgumentException if the key is not one of ECDSA P-256
   */
  static SigningIdentity requireP256(SigningIdentity signer) {
    if (signer.suite() != SignatureSuite.SIGNATURE_SUITE_ECDSA_P256_SHA256) {
      throw new IllegalArgumentException("warrants and time stamps are signed with ECDSA P-256");
    }
    return signer;
  }

  static SignerInfoGenerator generator(SigningIdentity signer, AttributeTable signedAttributes)
      throws OperatorCreationException, CertificateEncodingException {
    return new JcaSignerInfoGeneratorBuilder(digests())
        .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(signedAttributes))
        .build(
            new JcaContentSignerBuilder("SHA256withECDSA")
                .build(signer.privateKey(InsecureSecretKeyAccess.get())),
            signer.certificate());
  }

  static DigestCalculatorProvider digests() throws OperatorCreationException {
    return new JcaDigestCalculatorProviderBuilder().build();
  }

  static JcaCertStore certificates(SigningIdentity signer) throws CertificateEncodingException {
    return new JcaCertStore(signer.chain());
  }

  static AttributeTable attributes(List<Attribute> attributes) {
    ASN1EncodableVector vector = new ASN1EncodableVector();
    attributes.forEach(vector::add);
    return new AttributeTable(vector);
  }

  /** Without this attribute, Bouncy Castle would put in the time of the machine. */
  static Attribute signingTime(Instant time) {
    return new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(time))));
  }

  /** The signing-certificate-v2 attribute (RFC 5035), which ties the signature to a certificate. */
  static Attribute signingCertificate(SigningIdentity signer) throws CertificateEncodingException {
    X509CertificateHolder own = new JcaX509CertificateHolder(signer.certificate());
    IssuerSerial issuer =
        new IssuerSerial(new GeneralNames(new GeneralName(own.getIssuer())), own.getSerialNumber());
    ESSCertIDv2 id =
        new ESSCertIDv2(WarrantOids.sha256(), Sha256.of(signer.certificate().getEncoded()), issuer);
    return new Attribute(
        PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(new SigningCertificateV2(id)));
  }
}
