package org.frontdoor.launcher.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.credentials.PeerTrust;
import org.frontdoor.protocol.identity.AcceptedRealms;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.lab.LabPki.Group;
import org.frontdoor.protocol.lab.LabProfile;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.testbed.lab.LabAuthority;
import org.frontdoor.testbed.lab.ProviderProcess;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.testbed.pki.LabFolder;
import org.frontdoor.testbed.pki.LabPlan;
import org.frontdoor.testbed.pki.LabWriter;
import org.frontdoor.testbed.pki.PrivateFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A provider speaks mutual TLS 1.3 with whom it trusts, and nothing else with anybody; what
 * strangers do leaves no target in its log.
 */
@Tag("slow")
class NoPlaintextIT {

  private static final String TLS_1_3 = "TLSv1.3";
  private static final String TLS_1_2 = "TLSv1.2";
  private static final String CANARY = "canary-7431-of-a-target";
  private static final ByteString MESSAGE = ByteString.copyFromUtf8("order against " + CANARY);

  private static final World WORLD = World.real();

  @TempDir private static Path temp;
  private static LabPki pki;
  private static ProviderProcess provider;
  private static TlsIdentity revoked;
  private static Stranger stranger;

  @BeforeAll
  static void startProvider() throws Exception {
    LabFolder lab = new LabFolder(temp.resolve("lab"));
    pki = LabPki.create("XX", WORLD.clock(), WORLD.random());
    revoked = pki.authorityTls("AUTH0001");
    var unused = pki.revoke(revoked.chain().getFirst());
    PrivateFiles.folder(lab.root());
    new LabWriter(LabPlan.usual(), pki, WORLD.random()).write(lab.root());
    provider =
        ProviderProcess.start(
            ProviderProcess.Plan.of(lab.providerConfig(), List.of("--upper-tester"), log()));
    CertificateVerifier trust = new CertificateVerifier(pki.anchors());
    stranger =
        new Stranger(
            provider.ports(),
            PeerTrust.inProvider(() -> trust, WORLD.clock(), providerIdentity().endpointId()));
    order(LabAuthority.at(lab.authority(), provider.ports().li(), WORLD), lab);
  }

  /** The canary becomes a target, so that there is something that a log could give away. */
  private static void order(LabAuthority authority, LabFolder lab) {
    try (UpperTester tester = authority.tester(lab, provider.ports().upperTester());
        CaseOfficer officer = authority.officer(lab)) {
      tester.createAccounts(List.of(CANARY));
      officer.order("STRANGERS", CANARY);
    }
  }

  @AfterAll
  static void stopProvider() {
    provider.close();
  }

  @AfterEach
  void providerServesAndItsLogHoldsNoTarget() throws Exception {
    assertThat(stranger.tasking(tls(pki.authorityTls("AUTH0001")), MESSAGE))
        .as("an authority of this laboratory, at any time")
        .isEqualTo(Status.OK);
    assertThat(log()).content().doesNotContain(CANARY);
  }

  /** Whoever shows a certificate that is none, or not one that opens the authorities' door. */
  enum Shown {
    /** No certificate at all. */
    NOTHING,
    /** The same name from an issuer of the same name with another key. */
    OTHER_LABORATORY,
    /** Revoked before the provider was started. */
    REVOKED,
    /** Valid once. */
    EXPIRED,
    /** Valid some day. */
    NOT_YET_VALID,
    /** The provider's own kind, made for servers. */
    PROVIDER,
    /** A provider's, made for clients. */
    PROVIDER_AS_CLIENT,
    /** A tester's. */
    TESTER,
    /** An authority's name, from the issuer of testers. */
    ISSUED_FOR_TESTERS
  }

  @ParameterizedTest
  @EnumSource
  void strangerAtTheAuthoritiesDoor_isRefused(Shown shown) throws Exception {
    Status status = stranger.tasking(stranger.tls(TLS_1_3, certificate(shown)), MESSAGE);

    assertRefused(status);
  }

  @Test
  void plaintext_isRefusedAtEveryDoor() throws Exception {
    assertRefused(stranger.tasking(Stranger.plaintext(), MESSAGE));
    assertRefused(stranger.messenger(Stranger.plaintext(), CANARY + "2"));
    assertRefused(stranger.upperTester(Stranger.plaintext()));
  }

  @Test
  void tls12_isRefusedAtEveryDoor() throws Exception {
    Optional<TlsIdentity> authority = Optional.of(pki.authorityTls("AUTH0001"));
    Optional<TlsIdentity> tester = Optional.of(pki.testerTls("TESTER01"));

    assertRefused(stranger.tasking(stranger.tls(TLS_1_2, authority), MESSAGE));
    assertRefused(stranger.messenger(stranger.tls(TLS_1_2, Optional.empty()), CANARY + "3"));
    assertRefused(stranger.upperTester(stranger.tls(TLS_1_2, tester)));
  }

  @Test
  void authorityAtTheTestersDoor_isRefused() throws Exception {
    assertRefused(stranger.upperTester(tls(pki.authorityTls("AUTH0001"))));
    assertThat(stranger.upperTester(tls(pki.testerTls("TESTER01")))).isEqualTo(Status.OK);
  }

  @Test
  void messengerUser_isServedOverTls13() throws Exception {
    assertThat(stranger.messenger(stranger.tls(TLS_1_3, Optional.empty()), CANARY + "4"))
        .isEqualTo(Status.OK);
  }

  private static void assertRefused(Status status) {
    assertThat(status.getCode())
        .as("%s", status)
        .isIn(Status.Code.UNAVAILABLE, Status.Code.UNAUTHENTICATED);
  }

  private static Stranger.Speech tls(TlsIdentity own) {
    return stranger.tls(TLS_1_3, Optional.of(own));
  }

  private static Optional<TlsIdentity> certificate(Shown shown) throws Exception {
    Instant now = WORLD.clock().instant();
    Duration day = Duration.ofDays(1);
    return switch (shown) {
      case NOTHING -> Optional.empty();
      case OTHER_LABORATORY -> Optional.of(otherLaboratory().authorityTls("AUTH0001"));
      case REVOKED -> Optional.of(revoked);
      case EXPIRED ->
          Optional.of(authority(Group.AUTHORITIES, now.minus(day), now.minusSeconds(1)));
      case NOT_YET_VALID ->
          Optional.of(authority(Group.AUTHORITIES, now.plus(day), now.plus(day.multipliedBy(2))));
      case PROVIDER -> Optional.of(pki.providerTls("PROVIDER1"));
      case PROVIDER_AS_CLIENT -> Optional.of(pki.tls(providerIdentity(), LabProfile.tlsClient()));
      case TESTER -> Optional.of(pki.testerTls("TESTER01"));
      case ISSUED_FOR_TESTERS ->
          Optional.of(authority(Group.TESTERS, now.minus(day), now.plus(day)));
    };
  }

  private static LabPki otherLaboratory() {
    return LabPki.create("XX", WORLD.clock(), WORLD.random());
  }

  private static TlsIdentity authority(Group issuer, Instant start, Instant end) throws Exception {
    Identity subject =
        pki.identity(KeyRole.KEY_ROLE_AUTHORITY, AcceptedRealms.CRIMINAL, "AUTH0001");
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), WORLD.random());
    KeyPair keys = generator.generateKeyPair();
    return TlsIdentity.of(
        keys.getPrivate(),
        List.of(
            pki.issuer(issuer)
                .issue(subject, keys.getPublic(), LabProfile.tlsClient(), start, end)));
  }

  private static Identity providerIdentity() {
    return pki.identity(KeyRole.KEY_ROLE_PROVIDER, AcceptedRealms.SERVICE, "PROVIDER1");
  }

  private static Path log() {
    return temp.resolve("provider.log");
  }
}
