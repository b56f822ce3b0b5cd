package org.frontdoor.protocol.tlog;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.frontdoor.protocol.chain.Sha256;

/**
 * A public key of signed notes: whose signatures are looked for, and by what they are checked.
 *
 * @param name name of the key, best a URL without scheme: not empty, no spaces, no plus sign
 * @param use what it is for
 * @param publicKey an Ed25519 public key (RFC 8032), 32 bytes
 */
public record NoteKey(String name, NoteKeyUse use, ByteString publicKey) {

  /** The longest name that is taken, in bytes of UTF-8. */
  public static final int MOST_NAME_BYTES = 255;

  private static final int ID_BYTES = 4;

  /** White space to Unicode and to Go, but not to Java. */
  private static final int NEXT_LINE = 0x85;

  /**
   * Checks name and length.
   *
   * @throws IllegalArgumentException if one has not the form described above
   */
  public NoteKey {
    if (!isName(name) || publicKey.size() != NoteCrypto.KEY_BYTES) {
      throw new IllegalArgumentException("A key has a name without spaces, and 32 bytes.");
    }
  }

  /**
   * The note key that a certified key is.
   *
   * @throws IllegalArgumentException if it is not an Ed25519 key, or the name cannot be one
   */
  public static NoteKey of(String name, NoteKeyUse use, PublicKey key) {
    return new NoteKey(name, use, NoteCrypto.bytes(key));
  }

  /**
   * Reads a verifier key: {@code <name>+<key identifier in hex>+<base64 of type and key>}.
   *
   * @throws TlogException {@link TlogFault#MALFORMED_KEY} if it is not one of the known uses, or
   *     its identifier is not that of the key
   */
  public static NoteKey parse(String text) throws TlogException {
    String[] parts = text.split("\\+", 3);
    TlogException.require(parts.length == 3 && isName(parts[0]), TlogFault.MALFORMED_KEY);
    ByteString typed = NoteText.base64(parts[2], TlogFault.MALFORMED_KEY);
    TlogException.require(typed.size() == 1 + NoteCrypto.KEY_BYTES, TlogFault.MALFORMED_KEY);
    for (NoteKeyUse use : NoteKeyUse.values()) {
      if (use.type() == typed.byteAt(0)) {
        NoteKey key = new NoteKey(parts[0], use, typed.substring(1));
        TlogException.require(key.idInHex().equals(parts[1]), TlogFault.MALFORMED_KEY);
        return key;
      }
    }
    throw new TlogException(TlogFault.MALFORMED_KEY);
  }

  /** The key as {@link #parse} reads it. */
  public String text() {
    return name + "+" + idInHex() + "+" + NoteText.base64(typed());
  }

  /** The key identifier, 4 bytes: the beginning of SHA-256 over name, newline, type and key. */
  public ByteString id() {
    return new Sha256()
        .add((name + "\n").getBytes(StandardCharsets.UTF_8))
        .add(typed())
        .finish()
        .substring(0, ID_BYTES);
  }

  /**
   * Checks that this key, which is a log's, has signed a note, whatever the note says.
   *
   * @throws TlogException {@link TlogFault#UNSIGNED} if the note bears no signature that names this
   *     key, {@link TlogFault#BAD_SIGNATURE} if it bears one that is not this key's
   */
  public void requireSigned(SignedNote note) throws TlogException {
    TlogException.require(use == NoteKeyUse.LOG, TlogFault.UNSIGNED);
    List<NoteSignature> claimed = claimedIn(note);
    TlogException.require(!claimed.isEmpty(), TlogFault.UNSIGNED);
    ByteString text = ByteString.copyFromUtf8(note.text());
    for (NoteSignature each : claimed) {
      boolean holds =
          each.value().size() == NoteCrypto.SIGNATURE_BYTES
              && NoteCrypto.verify(publicKey, text, each.value());
      TlogException.require(holds, TlogFault.BAD_SIGNATURE);
    }
  }

  /**
   * When this witness says it has cosigned a checkpoint.
   *
   * @throws TlogException {@link TlogFault#UNSIGNED} if the signature names another key, {@link
   *     TlogFault#BAD_SIGNATURE} if it is not this key's
   */
  public Instant cosignedAt(LogCheckpoint checkpoint, NoteSignature signature)
      throws TlogException {
    boolean named =
        use == NoteKeyUse.WITNESS
            && signature.name().equals(name)
            && signature.keyId().equals(id());
    TlogException.require(named, TlogFault.UNSIGNED);
    return Cosignature.verify(this, signature, checkpoint.text());
  }

  /** The signatures of a note that name this key; whether they are its, nobody has checked. */
  List<NoteSignature> claimedIn(SignedNote note) {
    ByteString id = id();
    return note.signatures().stream()
        .filter(each -> each.name().equals(name) && each.keyId().equals(id))
        .toList();
  }

  /** Whether this is the same key, under whatever name. */
  boolean isSameKeyAs(NoteKey other) {
    return publicKey.equals(other.publicKey);
  }

  /** Whether a key may be called so. */
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.getBytes(StandardCharsets.UTF_8).length <= MOST_NAME_BYTES
        && name.codePoints().noneMatch(NoteKey::isForbidden);
  }

  private static boolean isForbidden(int character) {
    return character == '+'
        || character == NEXT_LINE
        || character < ' '
        || Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.getType(character) == Character.SURROGATE;
  }

  private ByteString typed() {
    return ByteString.copyFrom(new byte[] {use.type()}).concat(publicKey);
  }

  private String idInHex() {
    return HexFormat.of().formatHex(id().toByteArray());
  }
}
