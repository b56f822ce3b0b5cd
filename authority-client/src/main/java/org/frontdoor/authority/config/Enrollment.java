package org.frontdoor.authority.config;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.frontdoor.authority.Surroundings;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.protocol.identity.AcceptedRealms;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TlsIdentity;

/**
 * Makes an authority's keys. Private keys never leave the directory; what goes to the certification
 * authority are two certificate signing requests. Until its certificates are back, the key files
 * hold certificates that the keys have signed themselves, which nobody trusts.
 */
public final class Enrollment {

  /** For as long as a certification authority may take. */
  private static final Duration SELF_SIGNED_VALIDITY = Duration.ofDays(90);

  private final Path directory;
  private final Surroundings surroundings;

  /** In a directory that holds the password file already. */
  public Enrollment(Path directory, Surroundings surroundings) {
    this.directory = directory;
    this.surroundings = surroundings;
  }

  /** Makes {@code tls.p12}, {@code signing.p12} and a request for each. */
  public void makeKeys(EndpointId id) throws CredentialException {
    Identity subject =
        new Identity(
            KeyRole.KEY_ROLE_AUTHORITY,
            id.getCountryCode(),
            AcceptedRealms.CRIMINAL,
            id.getUniqueIdentifier());
    KeyPair tls = newKey("EC");
    KeyPair signing = newKey("Ed25519");
    X509Certificate tlsOwn = selfSigned(tls, "SHA256withECDSA", subject, true);
    X509Certificate signingOwn = selfSigned(signing, "Ed25519", subject, false);
    KeyFiles.save(file("tls.p12"), password(), TlsIdentity.of(tls.getPrivate(), List.of(tlsOwn)));
    KeyFiles.save(
        file("signing.p12"),
        password(),
        SigningIdentity.of(signing.getPrivate(), List.of(signingOwn)));
    writeRequest("tls.csr", tls, "SHA256withECDSA", subject);
    writeRequest("signing.csr", signing, "Ed25519", subject);
  }

  /** Puts the certificates that came back in the place of the self-signed ones. */
  public void install(List<X509Certificate> tls, List<X509Certificate> signing)
      throws CredentialException {
    Instant now = surroundings.clock().instant();
    PrivateKey tlsKey =
        KeyFiles.loadTls(file("tls.p12"), password(), now)
            .privateKey(InsecureSecretKeyAccess.get());
    PrivateKey signingKey =
        KeyFiles.loadSigning(file("signing.p12"), password(), now)
            .privateKey(InsecureSecretKeyAccess.get());
    TlsIdentity newTls = TlsIdentity.of(tlsKey, tls);
    SigningIdentity newSigning = SigningIdentity.of(signingKey, signing);
    KeyFiles.save(file("tls.p12.new"), password(), newTls);
    KeyFiles.save(file("signing.p12.new"), password(), newSigning);
    replace("tls.p12");
    replace("signing.p12");
  }

  private void replace(String name) {
    try {
      Files.move(file(name + ".new"), file(name), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private KeyPair newKey(String algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("EC")) {
        generator.initialize(
            new java.security.spec.ECGenParameterSpec("secp256r1"), surroundings.random());
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot make " + algorithm + " keys", e);
    }
  }

  private X509Certificate selfSigned(
      KeyPair keys, String algorithm, Identity subject, boolean forTls) {
    Instant now = surroundings.clock().instant();
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            subject.subject(),
            new BigInteger(1, surroundings.bytes(16)),
            Date.from(now),
            Date.from(now.plus(SELF_SIGNED_VALIDITY)),
            subject.subject(),
            keys.getPublic());
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      if (forTls) {
        builder.addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(signer(keys, algorithm)));
    } catch (CertIOException | GeneralSecurityException e) {
      throw new IllegalStateException("A certificate cannot be written", e);
    }
  }

  private void writeRequest(String name, KeyPair keys, String algorithm, Identity subject) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(
          new JcaPKCS10CertificationRequestBuilder(subject.subject(), keys.getPublic())
              .build(signer(keys, algorithm)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      Files.writeString(file(name), text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ContentSigner signer(KeyPair keys, String algorithm) {
    try {
      return new JcaContentSignerBuilder(algorithm).build(keys.getPrivate());
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("A new key cannot sign", e);
    }
  }

  private Path password() {
    return file("password");
  }

  private Path file(String name) {
    return directory.resolve(name);
  }
}
