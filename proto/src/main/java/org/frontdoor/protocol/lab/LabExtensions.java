package org.frontdoor.protocol.lab;

import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/** The extensions of the laboratory's certificates. */
final class LabExtensions {

  private LabExtensions() {}

  static void ofIssuer(X509v3CertificateBuilder builder, String country, PublicKey key) {
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      builder.addExtension(Extension.nameConstraints, true, namesOf(country));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    } catch (CertIOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("the laboratory cannot write an extension", e);
    }
  }

  static void ofEndEntity(
      X509v3CertificateBuilder builder, LabProfile profile, PublicKey key, X509Certificate issuer) {
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          identifiers.createAuthorityKeyIdentifier(issuer));
      addUse(builder, profile);
      if (!profile.hosts().isEmpty()) {
        builder.addExtension(Extension.subjectAlternativeName, false, names(profile.hosts()));
      }
    } catch (CertIOException | NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("the laboratory cannot write an extension", e);
    }
  }

  private static void addUse(X509v3CertificateBuilder builder, LabProfile profile)
      throws CertIOException {
    switch (profile.use()) {
      case SIGNING -> {}
      case TLS_CLIENT -> addUse(builder, false, KeyPurposeId.id_kp_clientAuth);
      case TLS_SERVER -> addUse(builder, false, KeyPurposeId.id_kp_serverAuth);
      case TIME_STAMPING -> addUse(builder, true, KeyPurposeId.id_kp_timeStamping);
    }
  }

  private static void addUse(
      X509v3CertificateBuilder builder, boolean critical, KeyPurposeId purpose)
      throws CertIOException {
    builder.addExtension(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(purpose));
  }

  private static NameConstraints namesOf(String country) {
    GeneralName names =
        new GeneralName(new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, country).build());
    return new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(names)}, null);
  }

  private static GeneralNames names(List<String> hosts) {
    return new GeneralNames(hosts.stream().map(LabExtensions::name).toArray(GeneralName[]::new));
  }

  private static GeneralName name(String host) {
    boolean isAddress = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    return new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, host);
  }
}
