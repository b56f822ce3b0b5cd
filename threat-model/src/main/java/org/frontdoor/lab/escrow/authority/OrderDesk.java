package org.frontdoor.lab.escrow.authority;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.escrow.v1.LogEvidence;
import org.frontdoor.escrow.v1.OpeningOrder;
import org.frontdoor.protocol.chain.Sha256;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.SigningIdentity;

/** Where an authority writes its orders to escrow agents. */
public final class OrderDesk {

  private static final int ID_BYTES = 16;

  private final SigningIdentity authority;
  private final InstantSource clock;
  private final SecureRandom random;

  /**
   * @param authority the authority's signing key
   * @param random where the names of orders come from
   */
  public OrderDesk(SigningIdentity authority, InstantSource clock, SecureRandom random) {
    this.authority = authority;
    this.clock = clock;
    this.random = random;
  }

  /**
   * What an order stands on.
   *
   * @param liid the interception
   * @param warrant CMS SignedData
   * @param evidence that the accountability log has the warrant, where an agent asks for it
   */
  public record Ground(String liid, ByteString warrant, Optional<LogEvidence> evidence) {}

  /** An order to open one blob. */
  public SignedMessage order(Ground ground, ByteString blob) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    OpeningOrder.Builder order =
        OpeningOrder.newBuilder()
            .setOrderId(ByteString.copyFrom(id))
            .setLiid(ground.liid)
            .setWarrant(ground.warrant)
            .setBlob(blob)
            .setRequestedAt(timestamp(clock.instant()));
    ground.evidence.ifPresent(order::setEvidence);
    return authority.sign(order.build().toByteString(), Purposes.ESCROW_ORDER);
  }

  /** By what agents and answers name an order: SHA-256 of what was signed. */
  public static ByteString digest(SignedMessage order) {
    return new Sha256().add(order.getMessage()).finish();
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano() / 1_000 * 1_000)
        .build();
  }
}
