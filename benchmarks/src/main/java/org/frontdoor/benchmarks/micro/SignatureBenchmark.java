package org.frontdoor.benchmarks.micro;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.UntrustedException;
import org.frontdoor.protocol.warrant.VerifiedWarrant;
import org.frontdoor.protocol.warrant.WarrantRefusedException;
import org.frontdoor.protocol.warrant.WarrantVerifier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Signature checks of HI-1: of a message, and of the warrant in it. */
@State(Scope.Thread)
public class SignatureBenchmark {

  private Instant now;
  private CertificateVerifier certificates;
  private MessageVerifier messages;
  private WarrantVerifier warrants;
  private SigningIdentity authority;
  private SigningIdentity judge;
  private SignedMessage message;
  private byte[] bare;
  private byte[] bareSignature;
  private byte[] bareEcdsa;
  private byte[] warrant;

  /** Makes and signs a message and a warrant. */
  @Setup
  @Initializer
  public void prepare() throws GeneralSecurityException {
    Fixtures fixtures = new Fixtures();
    authority = fixtures.authority();
    judge = fixtures.judge();
    certificates = fixtures.certificates();
    messages = new MessageVerifier(certificates);
    warrants = new WarrantVerifier(certificates);
    ByteString bytes = fixtures.submission().toByteString();
    message = authority.sign(bytes, Purposes.HI1_MESSAGE);
    bare = bytes.toByteArray();
    bareSignature = Fixtures.sign("Ed25519", authority, bare);
    bareEcdsa = Fixtures.sign("SHA256withECDSA", judge, bare);
    warrant = fixtures.warrant();
    now = fixtures.now();
  }

  /** The Ed25519 signature of a message by itself. */
  @Benchmark
  public boolean ed25519() throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(authority.certificate().getPublicKey());
    signature.update(bare);
    return signature.verify(bareSignature);
  }

  /** The sender's certificate: path, name constraints, revocation. */
  @Benchmark
  public Identity senderPath() throws UntrustedException {
    return certificates.verify(authority.chain(), KeyRole.KEY_ROLE_AUTHORITY, now);
  }

  /** A message: certificate and signature. */
  @Benchmark
  public MessageVerifier.Verified message() throws UntrustedException {
    return messages.verify(message, Purposes.HI1_MESSAGE, KeyRole.KEY_ROLE_AUTHORITY, now);
  }

  /** The judge's certificate: path, name constraints, revocation. */
  @Benchmark
  public Identity judgePath() throws UntrustedException {
    return certificates.verify(judge.chain(), KeyRole.KEY_ROLE_JUDGE, now);
  }

  /** An ECDSA P-256 signature by itself, as judges, issuers and time stamps make them. */
  @Benchmark
  public boolean ecdsa() throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initVerify(judge.certificate().getPublicKey());
    signature.update(bare);
    return signature.verify(bareEcdsa);
  }

  /** Parsing a warrant, the CMS around it and the content in it, without verifying anything. */
  @Benchmark
  public WarrantDocument parseWarrant() throws WarrantRefusedException {
    return WarrantVerifier.reread(warrant);
  }

  /** The whole warrant: signature, certificate, time stamp and its certificate, content. */
  @Benchmark
  public VerifiedWarrant warrant() throws WarrantRefusedException {
    return warrants.verify(warrant, now);
  }
}
