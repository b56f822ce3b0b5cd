package org.frontdoor.testbed.pki;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.protocol.identity.AcceptedRealms;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.lab.LabProfile;

/**
 * The keys with which the conformance suite plays everybody but the endpoint under test: parties
 * that it must trust, and parties that it must refuse since they are expired, revoked, of another
 * realm, or certified by an issuer that nobody trusts.
 */
final class ConformanceShelf {

  private static final String REALM_THAT_COUNTS_NOWHERE = "administrative";
  private static final Duration EXPIRED_SINCE = Duration.ofDays(1);
  private static final Duration WAS_VALID_FOR = Duration.ofDays(30);

  private final LabPlan plan;
  private final LabPki pki;
  private final LabPki strangers;
  private final SecureRandom random;
  private final Keys revokedAuthority;
  private final SigningIdentity revokedJudge;
  private final TlsIdentity revokedProvider;

  /**
   * Makes the keys that will be revoked.
   *
   * @param pki the issuers that the endpoint under test trusts
   */
  ConformanceShelf(LabPlan plan, LabPki pki, SecureRandom random) {
    this.plan = plan;
    this.pki = pki;
    this.strangers = pki.impostor();
    this.random = random;
    this.revokedAuthority = authority(pki, "CONFAUTR");
    this.revokedJudge = pki.judge("CONFJUDR");
    this.revokedProvider = pki.providerTls(plan.provider());
  }

  /** What an authority has. */
  private record Keys(TlsIdentity tls, SigningIdentity signing) {}

  /** Puts what shall be revoked onto the lists of every trust that is written from now on. */
  void revoke() {
    pki.revoke(revokedAuthority.tls().chain().getFirst());
    pki.revoke(revokedAuthority.signing().chain().getFirst());
    pki.revoke(revokedJudge.chain().getFirst());
    pki.revoke(revokedProvider.chain().getFirst());
  }

  /**
   * Writes it all.
   *
   * @param folder not there yet
   * @param trust whom the endpoint under test trusts
   * @param deliveryKeys what the first authority has records sealed to, best first
   */
  void write(Path folder, TrustAnchors trust, List<DeliveryKey> deliveryKeys) throws IOException {
    KeyShelf shelf = KeyShelf.make(folder, random);
    KeyShelf.trust(folder.resolve("trust"), trust);
    PrivateFiles.write(folder.resolve("endpoint.yaml"), LabTexts.endpoint(plan));
    PrivateFiles.write(
        folder.resolve("authority-endpoint.yaml"), LabTexts.authorityEndpoint(plan, deliveryKeys));
    authorities(shelf);
    providers(shelf);
    judiciary(shelf);
    shelf.put("tsa.p12", pki.timestampAuthority("CONFTSA1"));
    shelf.put("tsa-stranger.p12", strangers.timestampAuthority("CONFTSA1"));
    shelf.inside("tester").put("tls.p12", pki.testerTls("CONFTEST"));
    shelf.put(
        "suite.p12",
        pki.signer(pki.identity(KeyRole.KEY_ROLE_TESTER, AcceptedRealms.TEST, "CONFSUIT")));
  }

  private void authorities(KeyShelf shelf) throws IOException {
    put(shelf, "authority-a", authority(pki, "CONFAUTA"));
    put(shelf, "authority-b", authority(pki, "CONFAUTB"));
    put(shelf, "authority-expired", expiredAuthority());
    put(shelf, "authority-revoked", revokedAuthority);
    put(shelf, "stranger", authority(strangers, "CONFAUTA"));
  }

  /** Keys with which the suite is the provider from which an authority under test orders. */
  private void providers(KeyShelf shelf) throws IOException {
    provider(shelf.inside("provider"), pki, plan.provider());
    provider(shelf.inside("provider-b"), pki, "CONFPROB");
    provider(shelf.inside("provider-stranger"), strangers, plan.provider());
    shelf.inside("provider-revoked").put("tls.p12", revokedProvider);
    Instant end = pki.now().minus(EXPIRED_SINCE);
    shelf
        .inside("provider-expired")
        .put("tls.p12", pki.providerTls(plan.provider(), end.minus(WAS_VALID_FOR), end));
  }

  private static void provider(KeyShelf into, LabPki issuers, String id) throws IOException {
    into.put("tls.p12", issuers.providerTls(id));
    into.put("signing.p12", issuers.providerSigning(id));
    into.put("evidence.p12", issuers.evidence(id));
  }

  private void judiciary(KeyShelf shelf) throws IOException {
    shelf.put("judge.p12", pki.judge("CONFJUDA"));
    shelf.put("judge-b.p12", pki.judge("CONFJUDB"));
    shelf.put("prosecutor.p12", pki.prosecutor("CONFPROS"));
    shelf.put(
        "judge-administrative.p12",
        pki.signer(pki.identity(KeyRole.KEY_ROLE_JUDGE, REALM_THAT_COUNTS_NOWHERE, "CONFJUDX")));
    Instant end = pki.now().minus(EXPIRED_SINCE);
    shelf.put(
        "judge-expired.p12",
        pki.signer(
            pki.identity(KeyRole.KEY_ROLE_JUDGE, AcceptedRealms.CRIMINAL, "CONFJUDE"),
            end.minus(WAS_VALID_FOR),
            end));
    shelf.put("judge-revoked.p12", revokedJudge);
    shelf.put("judge-stranger.p12", strangers.judge("CONFJUDA"));
  }

  private static Keys authority(LabPki issuers, String id) {
    return new Keys(issuers.authorityTls(id), issuers.authoritySigning(id));
  }

  private Keys expiredAuthority() {
    Identity who = pki.identity(KeyRole.KEY_ROLE_AUTHORITY, AcceptedRealms.CRIMINAL, "CONFAUTE");
    Instant end = pki.now().minus(EXPIRED_SINCE);
    Instant start = end.minus(WAS_VALID_FOR);
    return new Keys(pki.tls(who, LabProfile.tlsClient(), start, end), pki.signer(who, start, end));
  }

  private static void put(KeyShelf shelf, String folder, Keys keys) throws IOException {
    KeyShelf inside = shelf.inside(folder);
    inside.put("tls.p12", keys.tls());
    inside.put("signing.p12", keys.signing());
  }
}
