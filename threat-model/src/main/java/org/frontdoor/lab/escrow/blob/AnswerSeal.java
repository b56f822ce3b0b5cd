package org.frontdoor.lab.escrow.blob;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.frontdoor.escrow.v1.PartialOpening;
import org.frontdoor.escrow.v1.SealedOpening;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.lab.escrow.group.P256;
import org.frontdoor.lab.escrow.group.Scalar;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.protocol.seal.SealedNote;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;

/** Parts of openings, sealed to the key in the warrant, so that nobody on the way can use them. */
public final class AnswerSeal {

  private static final ByteString LABEL =
      ByteString.copyFrom("frontdoor.escrow.answer.v1", StandardCharsets.US_ASCII);
  private static final int MOST_BYTES = 4096;
  private static final StrictParser<PartialOpening> PARTS =
      StrictParser.of(
          PartialOpening.getDefaultInstance(), ParseLimits.usual().withMaxBytes(MOST_BYTES));

  private AnswerSeal() {}

  /**
   * Whose answer it is. An answer of one agent does not open as that of another.
   *
   * @param keyId the escrow key
   * @param index the agent's index within it
   */
  public record Agent(String keyId, int index) {}

  /**
   * Seals a part, as the answer of the agent that it names.
   *
   * @param order SHA-256 of the order
   * @throws SealException if the key cannot be sealed to
   */
  public static SealedOpening seal(DeliveryKey to, ByteString order, PartialOpening part)
      throws SealException {
    return SealedOpening.newBuilder()
        .setSuite(to.getSuite())
        .setCiphertext(
            SealedNote.seal(
                to,
                context(order, new Agent(part.getKeyId(), part.getIndex())),
                part.toByteString()))
        .build();
  }

  /**
   * Opens a part.
   *
   * @param order SHA-256 of the order that was answered
   * @param agent whose answer it must be
   * @throws SealException if it was sealed to another key, for another order or by another agent
   * @throws BlobException {@link BlobFault#FORM} if it is not a part
   */
  public static PartialOpening open(
      DeliveryKeyPair key, ByteString order, Agent agent, SealedOpening sealed)
      throws SealException, BlobException {
    ByteString part = SealedNote.open(key, context(order, agent), sealed.getCiphertext());
    try {
      return PARTS.parse(part);
    } catch (MalformedMessageException e) {
      throw new BlobException(BlobFault.FORM);
    }
  }

  static ByteString context(ByteString order, Agent agent) {
    return P256.joined(
        List.of(
            LABEL, order, ByteString.copyFromUtf8(agent.keyId), Scalar.of(agent.index).encode()));
  }
}
