package org.frontdoor.lab.escrow.world;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.escrow.v1.EscrowBlob;
import org.frontdoor.escrow.v1.EscrowLabel;
import org.frontdoor.lab.escrow.blob.BlobSealer;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.MessageKey;
import org.frontdoor.protocol.chain.Sha256;

/** A compliant client: every message has a key of its own, which is escrowed with it. */
public final class LetterWriter {

  private final boolean bound;
  private final SecureRandom random;
  private final EndpointId provider;

  /**
   * @param bound whether blobs are bound to their labels
   * @param random where the message keys come from
   */
  public LetterWriter(boolean bound, SecureRandom random) {
    this(bound, random, Jurisdiction.PROVIDER);
  }

  private LetterWriter(boolean bound, SecureRandom random, EndpointId provider) {
    this.bound = bound;
    this.random = random;
    this.provider = provider;
  }

  /** A client of another provider. */
  public LetterWriter of(EndpointId other) {
    return new LetterWriter(bound, random, other);
  }

  /**
   * Who writes to whom, and when.
   *
   * @param period the escrow period, from 1
   */
  public record Heading(String sender, String recipient, long period, Instant sentAt) {}

  /** Writes, seals and escrows a message under a fresh key. */
  public Letter write(Heading heading, String text, List<EscrowPublicKey> escrows) {
    return write(heading, text, escrows, MessageKey.random(random));
  }

  /** The same under a key that the sender's own protocol gives. */
  public Letter write(Heading heading, String text, List<EscrowPublicKey> escrows, MessageKey key) {
    ByteString sealed = key.seal(ByteString.copyFromUtf8(text));
    EscrowLabel label = label(heading, sealed).toBuilder().setProvider(provider).build();
    EscrowBlob blob =
        bound
            ? BlobSealer.bound(label, escrows, key)
            : BlobSealer.bare(label, escrows, key, random);
    return new Letter(
        heading.sender,
        heading.recipient,
        heading.period,
        heading.sentAt,
        text,
        new Letter.Wire(sealed, blob.toByteString()));
  }

  /** What a compliant client of the lab's provider says of a message. */
  public static EscrowLabel label(Heading heading, ByteString sealed) {
    return EscrowLabel.newBuilder()
        .setSenderAccountId(heading.sender)
        .addRecipientAccountIds(heading.recipient)
        .setPeriod(heading.period)
        .setSentAt(Timestamp.newBuilder().setSeconds(heading.sentAt.getEpochSecond()))
        .setContentDigest(sha256(sealed))
        .setProvider(Jurisdiction.PROVIDER)
        .build();
  }

  private static ByteString sha256(ByteString bytes) {
    return new Sha256().add(bytes).finish();
  }
}
