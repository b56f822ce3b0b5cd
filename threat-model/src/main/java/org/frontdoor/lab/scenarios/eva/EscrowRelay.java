package org.frontdoor.lab.scenarios.eva;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** The provider, who relays what the escrow agent lets pass. */
final class EscrowRelay {

  private final EscrowKeeper keeper;
  private final boolean prescribed;
  private final ByteString seed;
  private final List<EscrowedMessage> relayed = new ArrayList<>();
  private long refused;

  /**
   * A relay.
   *
   * @param prescribed whether only the prescribed header passes
   * @param seed what the sender registered
   */
  EscrowRelay(EscrowKeeper keeper, boolean prescribed, ByteString seed) {
    this.keeper = keeper;
    this.prescribed = prescribed;
    this.seed = seed;
  }

  ByteString agent() {
    return keeper.publicKey();
  }

  void send(EscrowedMessage message) throws GeneralSecurityException {
    if (prescribed && !keeper.isPrescribed(message, seed)) {
      refused++;
    } else {
      relayed.add(message);
    }
  }

  List<EscrowedMessage> relayed() {
    return List.copyOf(relayed);
  }

  String open(EscrowedMessage message) throws GeneralSecurityException {
    return keeper.open(message);
  }

  long refused() {
    return refused;
  }
}
