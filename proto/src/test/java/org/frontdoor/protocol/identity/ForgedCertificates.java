package org.frontdoor.protocol.identity;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.frontdoor.protocol.testing.TestClock;

/** Certificates that no laboratory would issue. */
final class ForgedCertificates {

  private static final Instant START = TestClock.START.minus(Duration.ofDays(1));
  private static final Instant END = TestClock.START.plus(Duration.ofDays(1));

  private ForgedCertificates() {}

  static X509Certificate selfSigned(X500Name subject) throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
    return issue(subject, keys.getPrivate(), subject, keys.getPublic());
  }

  /** Issues with a key whose own certificate says that it may not. */
  static X509Certificate issuedByEndEntity(
      SigningIdentity endEntity, Identity subject, PublicKey key) throws Exception {
    X500Name issuer =
        X500Name.getInstance(endEntity.certificate().getSubjectX500Principal().getEncoded());
    return issue(
        issuer, endEntity.privateKey(InsecureSecretKeyAccess.get()), subject.subject(), key);
  }

  private static X509Certificate issue(
      X500Name issuer, PrivateKey issuerKey, X500Name subject, PublicKey key) throws Exception {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer, BigInteger.ONE, Date.from(START), Date.from(END), subject, key);
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    byte[] encoded =
        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey)).getEncoded();
    return Certificates.parse(ByteString.copyFrom(encoded));
  }
}
