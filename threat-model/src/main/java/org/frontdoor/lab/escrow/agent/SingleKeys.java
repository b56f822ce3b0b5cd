package org.frontdoor.lab.escrow.agent;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.KeyShare;

/**
 * The keys of an agent that holds them alone, made when they are first asked for. Safe for use by
 * several threads.
 */
public final class SingleKeys implements KeyPlan {

  /** How many keys there are. */
  public enum Variant {
    /** One, for everybody and for ever. */
    STATIC,
    /** One for each period. */
    ROTATED,
    /** One for each account. */
    PER_USER
  }

  private final String prefix;
  private final Variant variant;
  private final KeyRing ring;
  private final SecureRandom random;
  private final Map<String, String> accounts = new TreeMap<>();
  private long firstPeriod = 1;

  /**
   * @param prefix what the names of the keys begin with; unique among agents
   * @param ring where the keys are kept
   */
  public SingleKeys(String prefix, Variant variant, KeyRing ring, SecureRandom random) {
    this.prefix = prefix;
    this.variant = variant;
    this.ring = ring;
    this.random = random;
  }

  @Override
  public synchronized Optional<EscrowPublicKey> keyFor(long period, String account) {
    if (variant == Variant.ROTATED && period < firstPeriod) {
      return Optional.empty();
    }
    String keyId = keyId(period, account);
    Optional<KeyShare> known = ring.find(keyId);
    if (known.isEmpty()) {
      KeyShare made = KeyShare.alone(keyId, random);
      ring.put(made);
      return Optional.of(made.key());
    }
    return known.map(KeyShare::key);
  }

  /**
   * Deletes the keys of all periods before one; they will not be made again. Does nothing where
   * keys do not rotate.
   *
   * @param period the first whose key is kept
   */
  public synchronized void deleteBefore(long period) {
    if (variant != Variant.ROTATED) {
      return;
    }
    for (long old = firstPeriod; old < period; old++) {
      ring.delete(keyId(old, ""));
    }
    firstPeriod = Math.max(firstPeriod, period);
  }

  private String keyId(long period, String account) {
    return switch (variant) {
      case STATIC -> prefix + "-static";
      case ROTATED -> prefix + "-period-" + period;
      case PER_USER ->
          accounts.computeIfAbsent(account, unused -> prefix + "-user-" + (accounts.size() + 1));
    };
  }
}
