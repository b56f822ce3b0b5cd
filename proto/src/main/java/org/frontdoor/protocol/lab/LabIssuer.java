package org.frontdoor.protocol.lab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.frontdoor.common.v1.SignatureSuite;
import org.frontdoor.protocol.identity.Anchor;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.lab.LabValidity.Span;

/**
 * An issuer of certificates and of its revocation list. Its own certificate allows it names of one
 * country only, and no issuers below it.
 */
public final class LabIssuer {

  private static final int SERIAL_BITS = 120;
  private static final String SIGNATURE = "SHA256withECDSA";

  private final X500Name name;
  private final KeyPair keys;
  private final X509Certificate certificate;
  private final LabContext context;
  private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();

  private LabIssuer(X500Name name, KeyPair keys, X509Certificate certificate, LabContext context) {
    this.name = name;
    this.keys = keys;
    this.certificate = certificate;
    this.context = context;
  }

  /** What every issuer of a laboratory needs. */
  record LabContext(InstantSource clock, SecureRandom random, LabValidity validity) {

    /** A fresh serial number, hard to guess (RFC 5280 clause 4.1.2.2). */
    BigInteger serial() {
      return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS);
    }
  }

  /**
   * Makes an issuer with a self-signed certificate.
   *
   * @param name the issuer's name
   * @param country the only country of the names that it may certify
   */
  static LabIssuer create(X500Name name, String country, LabContext context) {
    KeyPair keys =
        LabKeys.generate(SignatureSuite.SIGNATURE_SUITE_ECDSA_P256_SHA256, context.random());
    Span span = context.validity().issuerFrom(context.clock().instant());
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            context.serial(),
            Date.from(span.start()),
            Date.from(span.end()),
            name,
            keys.getPublic());
    LabExtensions.ofIssuer(builder, country, keys.getPublic());
    return new LabIssuer(name, keys, signed(builder, keys), context);
  }

  /** The issuer's own certificate, its present revocation list beside it. */
  public Anchor anchor() {
    return new Anchor(certificate, List.of(revocationList()));
  }

  /** The issuer's own certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** Certifies a key for the usual time from now on. */
  public X509Certificate issue(Identity subject, PublicKey key, LabProfile profile) {
    Span span = context.validity().certificateFrom(context.clock().instant());
    return issue(subject, key, profile, span.start(), span.end());
  }

  /** Certifies a key for any span of time, also one that has passed. */
  public X509Certificate issue(
      Identity subject, PublicKey key, LabProfile profile, Instant start, Instant end) {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name, context.serial(), Date.from(start), Date.from(end), subject.subject(), key);
    LabExtensions.ofEndEntity(builder, profile, key, certificate);
    return signed(builder, keys);
  }

  /** Revokes a certificate; {@link #revocationList} then names it. */
  public void revoke(X509Certificate issued) {
    if (!issued.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())) {
      throw new IllegalArgumentException("the certificate is another issuer's");
    }
    revoked.putIfAbsent(issued.getSerialNumber(), context.clock().instant());
  }

  /** A fresh revocation list, current from now on. */
  public X509CRL revocationList() {
    Span span = context.validity().revocationListFrom(context.clock().instant());
    return revocationList(span.start(), span.end());
  }

  /** A fresh revocation list that is current for any span of time, also one that has passed. */
  public X509CRL revocationList(Instant start, Instant end) {
    try {
      X509v2CRLBuilder builder = new X509v2CRLBuilder(name, Date.from(start));
      builder.setNextUpdate(Date.from(end));
      revoked.forEach(
          (serial, time) -> builder.addCRLEntry(serial, Date.from(time), CRLReason.keyCompromise));
      JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          extensions.createAuthorityKeyIdentifier(certificate));
      builder.addExtension(
          Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(start.toEpochMilli())));
      byte[] encoded =
          builder
              .build(new JcaContentSignerBuilder(SIGNATURE).build(keys.getPrivate()))
              .getEncoded();
      return (X509CRL)
          CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("the laboratory cannot make a revocation list", e);
    }
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, KeyPair keys) {
    try {
      byte[] encoded =
          builder
              .build(new JcaContentSignerBuilder(SIGNATURE).build(keys.getPrivate()))
              .getEncoded();
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("the laboratory cannot make a certificate", e);
    }
  }
}
