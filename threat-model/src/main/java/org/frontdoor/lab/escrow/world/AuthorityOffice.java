package org.frontdoor.lab.escrow.world;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.authority.Opener;
import org.frontdoor.lab.escrow.authority.OrderDesk;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;

/** An authority's keys and desks. */
public final class AuthorityOffice {

  private final SigningIdentity signing;
  private final DeliveryKeyPair deliveryKey;
  private final OrderDesk orders;
  private final Set<ByteString> sent = new HashSet<>();

  AuthorityOffice(SigningIdentity signing, InstantSource clock, SecureRandom random) {
    this.signing = signing;
    this.orders = new OrderDesk(signing, clock, random);
    try {
      this.deliveryKey =
          DeliveryKeyPair.generate(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM);
    } catch (SealException e) {
      throw new IllegalStateException("every machine can do X25519", e);
    }
  }

  /** Its name in warrants. */
  public EndpointId endpoint() {
    return signing.identity().endpointId();
  }

  /** The key in its warrants, to which agents seal their answers. */
  public DeliveryKeyPair deliveryKey() {
    return deliveryKey;
  }

  /** A signed order to open one blob. */
  public SignedMessage order(OrderDesk.Ground ground, ByteString blob) {
    SignedMessage order = orders.order(ground, blob);
    sent.add(OrderDesk.digest(order));
    return order;
  }

  /**
   * Whether the authority has signed an order.
   *
   * @param digest SHA-256 of the order
   */
  public boolean hasOrdered(ByteString digest) {
    return sent.contains(digest);
  }

  /** Puts answers together that were sealed to this authority. */
  public Opener opener() {
    return new Opener(Optional.of(deliveryKey));
  }

  /** An escrow with one agent. */
  public static Opener.Escrow escrow(
      EscrowPublicKey key, String name, AgentChannel channel, SignedMessage order) {
    SortedMap<Integer, Opener.Agent> agents = new TreeMap<>();
    agents.put(1, new Opener.Agent(name, channel::open));
    return new Opener.Escrow(key, agents, order);
  }
}
