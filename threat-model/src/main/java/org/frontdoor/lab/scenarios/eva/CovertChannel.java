package org.frontdoor.lab.scenarios.eva;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.function.LongConsumer;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/** How two users hide bytes in headers that comply. */
enum CovertChannel {
  /** The bytes stand in the nonce as they are. */
  PLAIN_NONCE(Primitives.NONCE_BYTES) {
    @Override
    HeaderCoins hide(Piece piece, HeaderCoins coins, SecureRandom random, LongConsumer spend) {
      spend.accept(1);
      return coins.with(piece.bytes());
    }

    @Override
    ByteString read(ByteString key, int number, EscrowHeader header) {
      return header.nonce();
    }
  },
  /** The bytes stand in the nonce, encrypted. */
  MASKED_NONCE(Primitives.NONCE_BYTES) {
    @Override
    HeaderCoins hide(Piece piece, HeaderCoins coins, SecureRandom random, LongConsumer spend)
        throws GeneralSecurityException {
      spend.accept(1);
      return coins.with(masked(piece.key(), piece.number(), piece.bytes()));
    }

    @Override
    ByteString read(ByteString key, int number, EscrowHeader header)
        throws GeneralSecurityException {
      return masked(key, number, header.nonce());
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
  /** Ephemeral keys are made until one says, under the covert key, what is to be said. */
  REJECTION(1) {
    @Override
    HeaderCoins hide(Piece piece, HeaderCoins coins, SecureRandom random, LongConsumer spend)
        throws GeneralSecurityException {
      while (true) {
        spend.accept(1);
        X25519PrivateKeyParameters candidate = new X25519PrivateKeyParameters(random);
        HeaderCoins tried = coins.with(candidate);
        if (said(piece.key(), piece.number(), tried.publicKey()).equals(piece.bytes())) {
          return tried;
        }
      }
    }

    @Override
    ByteString read(ByteString key, int number, EscrowHeader header)
        throws GeneralSecurityException {
      return said(key, number, header.ephemeral());
    }

    private ByteString said(ByteString key, int number, ByteString ephemeral)
        throws GeneralSecurityException {
      return Primitives.mac(key, number, ephemeral).substring(0, 1);
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
   * Chooses the header's dice so that they say the piece.
   *
   * @param coins dice as they fell
   * @param random for further ones
   * @param spend told of each header that is tried, before it is
   */
  abstract HeaderCoins hide(Piece piece, HeaderCoins coins, SecureRandom random, LongConsumer spend)
      throws GeneralSecurityException;

  /** What a header says to whoever has the key. */
  abstract ByteString read(ByteString key, int number, EscrowHeader header)
      throws GeneralSecurityException;
}
