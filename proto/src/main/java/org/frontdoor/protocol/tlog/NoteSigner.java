package org.frontdoor.protocol.tlog;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** Somebody who signs notes: a log, or a witness. */
public final class NoteSigner {

  private final NoteKey key;
  private final PrivateKey privateKey;

  private NoteSigner(NoteKey key, PrivateKey privateKey) {
    this.key = key;
    this.privateKey = privateKey;
  }

  /**
   * A signer with a key that there is.
   *
   * @throws IllegalArgumentException if it is not an Ed25519 key, or the name cannot be one
   */
  public static NoteSigner of(
      String name, NoteKeyUse use, PrivateKey privateKey, PublicKey publicKey) {
    return new NoteSigner(NoteKey.of(name, use, publicKey), privateKey);
  }

  /** The same for a pair of keys. */
  public static NoteSigner of(String name, NoteKeyUse use, KeyPair keys) {
    return of(name, use, keys.getPrivate(), keys.getPublic());
  }

  /** A signer with a new key; the same random bytes make the same key. */
  public static NoteSigner generate(String name, NoteKeyUse use, SecureRandom random) {
    byte[] seed = new byte[NoteCrypto.KEY_BYTES];
    random.nextBytes(seed);
    return ofSeed(name, use, seed);
  }

  /**
   * A signer with the key of a seed (RFC 8032 section 5.1.5).
   *
   * @param seed 32 secret bytes
   */
  public static NoteSigner ofSeed(String name, NoteKeyUse use, byte[] seed) {
    PrivateKey privateKey = NoteCrypto.privateKey(seed);
    byte[] publicKey = new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
    return new NoteSigner(new NoteKey(name, use, ByteString.copyFrom(publicKey)), privateKey);
  }

  /** By what its signatures are checked. */
  public NoteKey key() {
    return key;
  }

  /**
   * Signs a text as a log does.
   *
   * @param text with its last newline
   * @throws IllegalStateException if the key is for something else
   */
  public SignedNote sign(String text) {
    require(NoteKeyUse.LOG);
    ByteString value = NoteCrypto.sign(privateKey, ByteString.copyFromUtf8(text));
    return new SignedNote(text, List.of(new NoteSignature(key.name(), key.id(), value)));
  }

  /**
   * Cosigns a checkpoint as a witness does (cosignature/v1): as of this time, the longest tree of
   * the log that it has seen is this one. Checks nothing: {@link WitnessRule} does.
   *
   * @param at cut to whole seconds
   * @throws IllegalStateException if the key is for something else
   */
  public NoteSignature cosign(LogCheckpoint checkpoint, Instant at) {
    require(NoteKeyUse.WITNESS);
    long seconds = at.getEpochSecond();
    ByteString value = NoteCrypto.sign(privateKey, Cosignature.message(seconds, checkpoint.text()));
    ByteBuffer time = ByteBuffer.allocate(Long.BYTES).putLong(seconds).flip();
    return new NoteSignature(key.name(), key.id(), ByteString.copyFrom(time).concat(value));
  }

  /** Whose it is, never the key. */
  @Override
  public String toString() {
    return "NoteSigner[" + key.text() + "]";
  }

  private void require(NoteKeyUse use) {
    if (key.use() != use) {
      throw new IllegalStateException("The key is for the use " + key.use() + ".");
    }
  }
}
