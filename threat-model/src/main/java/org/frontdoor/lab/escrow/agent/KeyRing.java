package org.frontdoor.lab.escrow.agent;

import com.google.crypto.tink.SecretKeyAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of one agent, in memory. Whoever breaks into the agent has all of them: {@link
 * #everything} is what a thief gets. Safe for use by several threads.
 */
public final class KeyRing {

  private final Map<String, KeyShare> shares = new TreeMap<>();
  private final List<KeyShare> backup = new ArrayList<>();
  private final boolean insecureBackup;

  private KeyRing(boolean insecureBackup) {
    this.insecureBackup = insecureBackup;
  }

  /** A ring on which what is deleted or replaced is gone. */
  public static KeyRing empty() {
    return new KeyRing(false);
  }

  /** A ring with a backup that nobody clears: what is deleted or replaced is still there. */
  public static KeyRing withInsecureBackup() {
    return new KeyRing(true);
  }

  /** Keeps a share; one of the same key before it is replaced. */
  public synchronized void put(KeyShare share) {
    keepOld(shares.put(share.key().keyId(), share));
  }

  /** The share of a key, if there is one. */
  public synchronized Optional<KeyShare> find(String keyId) {
    return Optional.ofNullable(shares.get(keyId));
  }

  /** Deletes the share of a key, if there is one. */
  public synchronized void delete(String keyId) {
    keepOld(shares.remove(keyId));
  }

  /** All that is here, the backup too; the token makes every such place findable. */
  public synchronized List<KeyShare> everything(SecretKeyAccess access) {
    Objects.requireNonNull(access);
    List<KeyShare> all = new ArrayList<>(shares.values());
    all.addAll(backup);
    return List.copyOf(all);
  }

  private void keepOld(@Nullable KeyShare old) {
    if (insecureBackup && old != null) {
      backup.add(old);
    }
  }

  /** How many, never what. */
  @Override
  public synchronized String toString() {
    return "KeyRing[" + shares.size() + "]";
  }
}
