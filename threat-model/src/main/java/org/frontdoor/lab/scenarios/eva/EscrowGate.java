package org.frontdoor.lab.scenarios.eva;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.frontdoor.lab.escrow.blob.BlobException;
import org.frontdoor.lab.escrow.blob.BlobReader;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.MessageKey;
import org.frontdoor.lab.escrow.blob.ReadBlob;
import org.frontdoor.lab.escrow.world.Letter;

/**
 * Where one sender's messages pass: every message whose blob is bound to it, as an escrow agent
 * would check it too; or only the one whose message key the sender's registered seed prescribes.
 * For the latter it makes the key and the blob again, so it can read every message that passes.
 */
final class EscrowGate {

  private final List<EscrowPublicKey> keys;
  private final Optional<ByteString> seed;
  private int passed;
  private long refused;

  /**
   * A gate.
   *
   * @param keys the escrow keys
   * @param seed what the sender has registered, if it has to
   */
  EscrowGate(List<EscrowPublicKey> keys, Optional<ByteString> seed) {
    this.keys = List.copyOf(keys);
    this.seed = seed;
  }

  /** The message key that a seed prescribes for the message of a number, from 0. */
  static MessageKey prescribed(ByteString seed, int number) throws GeneralSecurityException {
    return MessageKey.of(
        Primitives.derive(seed, number, MessageKey.BYTES), InsecureSecretKeyAccess.get());
  }

  /** Whether the sender's next message passes. */
  boolean passes(Letter.Wire wire) throws GeneralSecurityException {
    boolean complies = complies(wire);
    passed += complies ? 1 : 0;
    refused += complies ? 0 : 1;
    return complies;
  }

  private boolean complies(Letter.Wire wire) throws GeneralSecurityException {
    try {
      ReadBlob blob = BlobReader.read(wire.blob());
      return blob.isBound()
          && blob.label().getContentDigest().equals(Primitives.digest(wire.sealed()))
          && (seed.isEmpty() || blob.escrows(prescribed(seed.get(), passed), keys));
    } catch (BlobException e) {
      return false;
    }
  }

  /** How many messages have passed: the number of the next one. */
  int passed() {
    return passed;
  }

  /** How many messages did not pass. */
  long refused() {
    return refused;
  }
}
