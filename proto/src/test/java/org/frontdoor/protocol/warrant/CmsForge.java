package org.frontdoor.protocol.warrant;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.jspecify.annotations.Nullable;

/** Makes CMS documents that are wrong in exactly one way. */
final class CmsForge {

  private final byte[] content;
  private final Date signingTime;
  private final List<SigningIdentity> signers = new ArrayList<>();
  private ASN1ObjectIdentifier contentType = WarrantOids.CONTENT;
  private String algorithm = "SHA256withECDSA";
  private boolean namesCertificate = true;
  private @Nullable SigningIdentity named;
  private boolean encapsulates = true;
  private UnaryOperator<AttributeTable> unsigned = table -> table;
  private TimestampSource timestamps = hash -> new byte[0];

  CmsForge(byte[] content, Date signingTime) {
    this.content = content;
    this.signingTime = signingTime;
  }

  CmsForge signedBy(SigningIdentity signer) {
    signers.add(signer);
    return this;
  }

  CmsForge stampedBy(TimestampSource source) {
    timestamps = source;
    return this;
  }

  CmsForge ofType(ASN1ObjectIdentifier type) {
    contentType = type;
    return this;
  }

  CmsForge with(String signatureAlgorithm) {
    algorithm = signatureAlgorithm;
    return this;
  }

  CmsForge withoutSigningCertificate() {
    namesCertificate = false;
    return this;
  }

  CmsForge namingTheCertificateOf(SigningIdentity other) {
    named = other;
    return this;
  }

  CmsForge withoutContent() {
    encapsulates = false;
    return this;
  }

  CmsForge changingUnsigned(UnaryOperator<AttributeTable> change) {
    unsigned = change;
    return this;
  }

  byte[] der() throws Exception {
    return make().getEncoded(ASN1Encoding.DER);
  }

  CMSSignedData make() throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    for (SigningIdentity signer : signers) {
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(CmsSigners.digests())
              .setSignedAttributeGenerator(
                  new DefaultSignedAttributeTableGenerator(attributes(signer)))
              .build(
                  new JcaContentSignerBuilder(algorithm)
                      .build(signer.privateKey(InsecureSecretKeyAccess.get())),
                  signer.certificate()));
      generator.addCertificates(CmsSigners.certificates(signer));
    }
    CMSSignedData signed =
        generator.generate(new CMSProcessableByteArray(contentType, content), encapsulates);
    List<SignerInformation> stamped = new ArrayList<>();
    for (SignerInformation signer : signed.getSignerInfos()) {
      stamped.add(stamped(signer));
    }
    return CMSSignedData.replaceSigners(signed, new SignerInformationStore(stamped));
  }

  private AttributeTable attributes(SigningIdentity signer) throws Exception {
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(signingTime))));
    if (namesCertificate) {
      attributes.add(CmsSigners.signingCertificate(named == null ? signer : named));
    }
    return CmsSigners.attributes(attributes);
  }

  private SignerInformation stamped(SignerInformation signer) throws Exception {
    byte[] token = timestamps.stamp(Sha256.of(signer.getSignature()));
    if (token.length == 0) {
      return signer;
    }
    Attribute stamp =
        new Attribute(
            PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
            new DERSet(ASN1Primitive.fromByteArray(token)));
    return SignerInformation.replaceUnsignedAttributes(
        signer, unsigned.apply(CmsSigners.attributes(List.of(stamp))));
  }
}
