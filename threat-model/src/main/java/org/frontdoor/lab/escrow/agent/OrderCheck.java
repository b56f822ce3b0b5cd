package org.frontdoor.lab.escrow.agent;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.escrow.v1.OpeningOrder;
import org.frontdoor.escrow.v1.RefusalReason;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.lab.escrow.blob.BlobException;
import org.frontdoor.lab.escrow.blob.BlobReader;
import org.frontdoor.lab.escrow.blob.ReadBlob;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.UntrustedException;
import org.frontdoor.protocol.warrant.VerifiedWarrant;
import org.frontdoor.protocol.warrant.WarrantRefusedException;
import org.frontdoor.protocol.warrant.WarrantVerifier;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;

/**
 * What an agent checks before it uses its key, in the order of {@link RefusalReason}: signatures,
 * bearer, law, binding, scope and log, whatever others say to have checked. What reaches no agent,
 * it cannot check: that a warrant was cancelled, and that an emergency was confirmed. Safe for use
 * by several threads.
 */
public final class OrderCheck {

  /** How far an order's time may be from the agent's. */
  static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private static final StrictParser<OpeningOrder> ORDERS =
      StrictParser.of(OpeningOrder.getDefaultInstance(), ParseLimits.usual());

  private final AgentPolicy policy;
  private final Mandate mandate;
  private final MessageVerifier orders;
  private final WarrantVerifier warrants;
  private final WarrantEvidence evidence;

  /**
   * @param certificates whom the agent trusts
   * @param mandate whose messages it opens, and by which law
   * @param evidence how it reads the accountability log
   */
  public OrderCheck(
      AgentPolicy policy,
      CertificateVerifier certificates,
      Mandate mandate,
      WarrantEvidence evidence) {
    this.policy = policy;
    this.mandate = mandate;
    this.orders = new MessageVerifier(certificates);
    this.warrants = new WarrantVerifier(certificates);
    this.evidence = evidence;
  }

  /**
   * An order that may be obeyed, but for the key.
   *
   * @param order what is ordered
   * @param blob what is to be opened
   * @param warrant what allows it; empty if the agent does not ask
   */
  record Checked(OpeningOrder order, ReadBlob blob, Optional<WarrantDocument> warrant) {}

  Checked check(SignedMessage signed, Identity peer, Instant now) throws RefusedException {
    if (policy.insecureTrustCaller()) {
      OpeningOrder order = parse(signed.getMessage());
      return new Checked(order, blob(order), Optional.empty());
    }
    Identity signer = signer(signed, now);
    OpeningOrder order = parse(signed.getMessage());
    Duration off = Duration.between(instant(order.getRequestedAt()), now).abs();
    RefusedException.require(
        off.compareTo(CLOCK_TOLERANCE) <= 0, RefusalReason.REFUSAL_REASON_ORDER);
    VerifiedWarrant verified = warrant(order, now);
    WarrantDocument warrant = verified.warrant();
    RefusedException.require(mayBring(warrant, signer, peer), RefusalReason.REFUSAL_REASON_BEARER);
    RefusedException.require(
        mandate.admits(verified, signer.endpointId(), now),
        RefusalReason.REFUSAL_REASON_INADMISSIBLE);
    ReadBlob blob = blob(order);
    RefusedException.require(
        !blob.label().hasLiid() || blob.label().getLiid().equals(order.getLiid()),
        RefusalReason.REFUSAL_REASON_BLOB);
    RefusedException.require(
        WarrantScope.covers(warrant, blob.label(), mandate.provider(), now),
        RefusalReason.REFUSAL_REASON_SCOPE);
    RefusedException.require(
        policy.insecureUnlogged() || isLogged(order, warrant), RefusalReason.REFUSAL_REASON_LOG);
    return new Checked(order, blob, Optional.of(warrant));
  }

  private Identity signer(SignedMessage signed, Instant now) throws RefusedException {
    try {
      return orders.verify(signed, Purposes.ESCROW_ORDER, KeyRole.KEY_ROLE_AUTHORITY, now).signer();
    } catch (UntrustedException e) {
      throw new RefusedException(RefusalReason.REFUSAL_REASON_ORDER);
    }
  }

  private static OpeningOrder parse(ByteString bytes) throws RefusedException {
    try {
      return ORDERS.parse(bytes);
    } catch (MalformedMessageException e) {
      throw new RefusedException(RefusalReason.REFUSAL_REASON_ORDER);
    }
  }

  private VerifiedWarrant warrant(OpeningOrder order, Instant now) throws RefusedException {
    try {
      return warrants.verify(order.getWarrant().toByteArray(), now);
    } catch (WarrantRefusedException e) {
      throw new RefusedException(RefusalReason.REFUSAL_REASON_WARRANT);
    }
  }

  /** The warrant's authority has signed, and brings it itself or through a coordinator. */
  private static boolean mayBring(WarrantDocument warrant, Identity signer, Identity peer) {
    return warrant.getAuthority().equals(signer.endpointId())
        && (peer.role() == KeyRole.KEY_ROLE_ESCROW_COORDINATOR
            || (peer.role() == KeyRole.KEY_ROLE_AUTHORITY
                && peer.endpointId().equals(signer.endpointId())));
  }

  private ReadBlob blob(OpeningOrder order) throws RefusedException {
    try {
      ReadBlob blob = BlobReader.read(order.getBlob());
      RefusedException.require(
          blob.isBound() || policy.allowBareBlobs(), RefusalReason.REFUSAL_REASON_BLOB);
      return blob;
    } catch (BlobException e) {
      throw new RefusedException(RefusalReason.REFUSAL_REASON_BLOB);
    }
  }

  private boolean isLogged(OpeningOrder order, WarrantDocument warrant) {
    return order.hasEvidence() && evidence.shows(order.getWarrant(), warrant, order.getEvidence());
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
