package org.frontdoor.lab.scenarios.eva;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.function.LongConsumer;
import org.frontdoor.lab.escrow.blob.MessageKey;

/** How two users hide bytes in messages whose escrow blob complies. */
enum CovertChannel {
  /** The bytes are the message key, as they are. */
  PLAIN_KEY(MessageKey.BYTES) {
    @Override
    Draft hide(Piece piece, Draft draft, SecureRandom random, LongConsumer spend) {
      spend.accept(1);
      return new Draft(draft.text(), MessageKey.of(piece.bytes(), InsecureSecretKeyAccess.get()));
    }

    @Override
    ByteString read(ByteString key, int number, Sent sent) {
      return sent.key().secret(InsecureSecretKeyAccess.get());
    }
  },
  /** The bytes are the message key, encrypted. */
  MASKED_KEY(MessageKey.BYTES) {
    @Override
    Draft hide(Piece piece, Draft draft, SecureRandom random, LongConsumer spend)
        throws GeneralSecurityException {
      spend.accept(1);
      return new Draft(
          draft.text(),
          MessageKey.of(
              masked(piece.key(), piece.number(), piece.bytes()), InsecureSecretKeyAccess.get()));
    }

    @Override
    ByteString read(ByteString key, int number, Sent sent) throws GeneralSecurityException {
      return masked(key, number, sent.key().secret(InsecureSecretKeyAccess.get()));
    }

    private ByteString masked(ByteString key, int number, ByteString bytes)
        throws GeneralSecurityException {
      ByteString mask = Primitives.mac(key, number, ByteString.EMPTY);
      byte[] out = bytes.toByteArray();
      for (int i = 0; i < out.length; i++) {
        out[i] ^= mask.byteAt(i);
      }
      return ByteString.copyFrom(out);
    }
  },
  /** Message keys are taken until the digest in the blob's label says what is to be said. */
  REJECTION(1) {
    @Override
    Draft hide(Piece piece, Draft draft, SecureRandom random, LongConsumer spend)
        throws GeneralSecurityException {
      while (true) {
        spend.accept(1);
        Draft tried = new Draft(draft.text(), MessageKey.random(random));
        if (says(piece, tried)) {
          return tried;
        }
      }
    }

    @Override
    ByteString read(ByteString key, int number, Sent sent) throws GeneralSecurityException {
      return said(key, number, sent.letter().wire().sealed());
    }
  },
  /** The message key is what it is; small talk is tried until the digest says it. */
  WORDS(1) {
    @Override
    Draft hide(Piece piece, Draft draft, SecureRandom random, LongConsumer spend)
        throws GeneralSecurityException {
      while (true) {
        spend.accept(1);
        Draft tried = new Draft(SmallTalk.any(random), draft.key());
        if (says(piece, tried)) {
          return tried;
        }
      }
    }

    @Override
    ByteString read(ByteString key, int number, Sent sent) throws GeneralSecurityException {
      return said(key, number, sent.letter().wire().sealed());
    }
  };

  private final int bytesAMessage;

  CovertChannel(int bytesAMessage) {
    this.bytesAMessage = bytesAMessage;
  }

  /**
   * What one message is to hide.
   *
   * @param key what the two have agreed on
   * @param number number of the message
   * @param bytes the bytes, {@link #bytesAMessage()} of them
   */
  record Piece(ByteString key, int number, ByteString bytes) {}

  /** How many bytes a message hides. */
  int bytesAMessage() {
    return bytesAMessage;
  }

  /**
   * Chooses what the sender has to choose so that it says the piece.
   *
   * @param draft the message as a compliant client would have it
   * @param random for further choices
   * @param spend told of each choice that is tried, before it is
   */
  abstract Draft hide(Piece piece, Draft draft, SecureRandom random, LongConsumer spend)
      throws GeneralSecurityException;

  /** What a message says to whoever has the covert key. */
  abstract ByteString read(ByteString key, int number, Sent sent) throws GeneralSecurityException;

  /** What an encrypted message, whose digest stands in the label, says under the covert key. */
  static ByteString said(ByteString key, int number, ByteString sealed)
      throws GeneralSecurityException {
    return Primitives.mac(key, number, Primitives.digest(sealed)).substring(0, 1);
  }

  private static boolean says(Piece piece, Draft tried) throws GeneralSecurityException {
    ByteString sealed = tried.key().seal(ByteString.copyFromUtf8(tried.text()));
    return said(piece.key(), piece.number(), sealed).equals(piece.bytes());
  }
}
