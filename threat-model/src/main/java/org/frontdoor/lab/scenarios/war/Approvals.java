package org.frontdoor.lab.scenarios.war;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.frontdoor.authority.client.AuthorityConfig;
import org.frontdoor.authority.warrant.Judge;
import org.frontdoor.authority.warrant.Targets;
import org.frontdoor.authority.warrant.Times;
import org.frontdoor.authority.warrant.WarrantDraft;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.hi1.v1.Approver;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.front.Order;
import org.frontdoor.lab.front.Orders;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.warrant.LocalTimestampAuthority;
import org.frontdoor.protocol.warrant.WarrantRefusedException;
import org.frontdoor.protocol.warrant.WarrantSigner;

/** Who signs emergency orders and their confirmations, with whatever key they have. */
final class Approvals {

  private static final Duration LENGTH = Duration.ofDays(7);
  private static final int SERIAL_BITS = 120;
  private static final String PASSWORD = "password";

  private final Endpoint endpoint;
  private final AuthorityConfig authority;

  /** For the first authority of an endpoint's laboratory. */
  Approvals(Endpoint endpoint) {
    this.endpoint = endpoint;
    this.authority = endpoint.authority();
  }

  /** The public prosecutor's key, which may order in an emergency. */
  SigningIdentity prosecutor() throws CredentialException {
    return key(endpoint.lab().prosecutor(), "prosecutor.p12");
  }

  private SigningIdentity judge() throws CredentialException {
    return key(endpoint.lab().judge(), "judge.p12");
  }

  /**
   * An emergency order, as it is sent.
   *
   * @param key who signs it
   * @param reference its reference, not the same twice
   * @param account whom it is about
   */
  Order order(SigningIdentity key, String reference, String account)
      throws CredentialException, WarrantRefusedException {
    Instant from = now();
    TargetIdentifier target = Targets.parse(account, authority.provider().id());
    Identity signer = key.identity();
    WarrantDocument warrant =
        addressed(
                WarrantDraft.against(List.of(target))
                    .referredToAs(reference)
                    .during(from, from.plus(LENGTH))
                    .under("Laboratory Act, article 2: danger to life")
                    .asEmergency())
            .document()
            .toBuilder()
            .setApprover(
                Approver.newBuilder()
                    .setCountryCode(signer.country())
                    .setRealm(signer.realm())
                    .setRole(signer.role())
                    .setUniqueIdentifier(signer.uniqueIdentifier()))
            .setIssuedAt(Times.timestamp(from))
            .build();
    byte[] signed = new WarrantSigner(key, stamps()).sign(warrant, from);
    return new Orders(endpoint).order(warrant, signed, target);
  }

  /** A judge's confirmation of an emergency order. */
  byte[] confirmation(String reference) throws CredentialException {
    return new Judge(judge(), stamps(), endpoint.world().clock())
        .sign(
            addressed(
                WarrantDraft.about(reference, DocumentType.DOCUMENT_TYPE_CONFIRMATION)
                    .referredToAs(reference + "-C")));
  }

  private WarrantDraft addressed(WarrantDraft draft) {
    return draft
        .usableBy(
            authority.identity(),
            authority.credentials().delivery().stream().map(DeliveryKeyPair::publicKey).toList())
        .addressedTo(authority.provider().id());
  }

  private LocalTimestampAuthority stamps() throws CredentialException {
    return new LocalTimestampAuthority(
        key(endpoint.lab().timestampAuthority(), "tsa.p12"),
        endpoint.world().clock(),
        () -> new BigInteger(SERIAL_BITS, endpoint.world().random()));
  }

  private SigningIdentity key(Path folder, String file) throws CredentialException {
    return KeyFiles.loadSigning(
        folder.resolve(file), folder.resolve(PASSWORD), endpoint.world().clock().instant());
  }

  private Instant now() {
    return endpoint.world().clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
