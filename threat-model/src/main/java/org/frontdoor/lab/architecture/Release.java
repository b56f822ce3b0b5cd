package org.frontdoor.lab.architecture;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.frontdoor.protocol.chain.Sha256;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.ProofOfInclusion;
import org.frontdoor.protocol.tlog.SignedNote;

/**
 * Something that an operator hands to clients (a list, a program), with the operator's signature
 * and perhaps the proof that everybody can know of it.
 *
 * @param content the bytes
 * @param signature the operator's signed note over the content's hash
 * @param proof that the entry of the content is in the log
 */
public record Release(ByteString content, SignedNote signature, Optional<Proof> proof) {

  private static final byte[] LABEL =
      "frontdoor.lab.release.v1\0".getBytes(StandardCharsets.US_ASCII);

  /**
   * The proof that a release is in a log.
   *
   * @param inclusion of its entry
   * @param checkpoint of the log, with its cosignatures
   */
  public record Proof(ProofOfInclusion inclusion, SignedNote checkpoint) {}

  /** A release with the operator's signature alone. */
  public static Release signed(ByteString content, NoteSigner operator) {
    return new Release(content, operator.sign(text(content)), Optional.empty());
  }

  /** The same with a proof. */
  public Release with(Proof shown) {
    return new Release(content, signature, Optional.of(shown));
  }

  /** The entry of a log that stands for the content, 32 bytes. */
  public ByteString entry() {
    return entry(content);
  }

  /** The entry of a log that stands for a content, 32 bytes. */
  public static ByteString entry(ByteString content) {
    return new Sha256().add(LABEL).add(content).finish();
  }

  /** What the operator signs. */
  static String text(ByteString content) {
    return "release\n" + Base64.getEncoder().encodeToString(entry(content).toByteArray()) + "\n";
  }
}
