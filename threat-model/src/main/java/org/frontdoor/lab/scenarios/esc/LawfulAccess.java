package org.frontdoor.lab.scenarios.esc;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.escrow.v1.ReleaseKeyResponse;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.authority.Opening;
import org.frontdoor.lab.escrow.authority.OrderDesk;
import org.frontdoor.lab.escrow.blob.BlobException;
import org.frontdoor.lab.escrow.blob.BlobReader;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.blob.ReadBlob;
import org.frontdoor.lab.escrow.blob.ShareSeal;
import org.frontdoor.lab.escrow.world.AuthorityOffice;
import org.frontdoor.lab.escrow.world.Jurisdiction;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.protocol.seal.SealException;

/** What a lawful reader gets: a logged warrant for one account, and an order for each message. */
public final class LawfulAccess {

  private static final Duration MARGIN = Duration.ofDays(60);

  private final Jurisdiction state;
  private final AgentChannel agent;

  /**
   * @param agent the one agent, reached as the authority
   */
  public LawfulAccess(Jurisdiction state, AgentChannel agent) {
    this.state = state;
    this.agent = agent;
  }

  /** A warrant for one account's content, sixty days back and forth from now, and logged. */
  public OrderDesk.Ground ground(String reference, String account, Instant now) {
    ByteString warrant = state.warrant(reference, account, now.minus(MARGIN), now.plus(MARGIN));
    return state.logged(reference, warrant);
  }

  /**
   * Has a message opened.
   *
   * @param key the escrow key of the message's period, as it was published then
   */
  public Opening open(OrderDesk.Ground ground, Letter letter, EscrowPublicKey key) {
    try {
      ReadBlob blob = BlobReader.read(letter.wire().blob());
      var order = state.authority().order(ground, letter.wire().blob());
      return state
          .authority()
          .opener()
          .open(blob, Map.of(key.keyId(), AuthorityOffice.escrow(key, "agent1", agent, order)));
    } catch (BlobException e) {
      throw new IllegalStateException("a compliant client made a bad blob", e);
    }
  }

  /**
   * Has the key of a message's escrow handed over.
   *
   * @param key the escrow key as it is published
   * @return empty if the agent refuses
   */
  public Optional<KeyShare> release(OrderDesk.Ground ground, Letter letter, EscrowPublicKey key) {
    var order = state.authority().order(ground, letter.wire().blob());
    ReleaseKeyResponse answer = agent.release(order);
    if (!answer.hasSealed()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ShareSeal.open(
              state.authority().deliveryKey(), OrderDesk.digest(order), answer.getSealed(), key));
    } catch (SealException | BlobException e) {
      throw new IllegalStateException("an honest agent hands over a bad share", e);
    }
  }

  /** How many of an account's messages the lawful reader really reads. */
  public int read(OrderDesk.Ground ground, List<Letter> letters, List<EscrowPublicKey> keys) {
    int opened = 0;
    for (Letter letter : letters) {
      EscrowPublicKey key = keys.get(Math.min(keys.size(), (int) letter.period()) - 1);
      opened += letter.isReadWith(open(ground, letter, key).key()) ? 1 : 0;
    }
    return opened;
  }
}
