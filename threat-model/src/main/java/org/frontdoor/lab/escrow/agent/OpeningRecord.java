package org.frontdoor.lab.escrow.agent;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.frontdoor.accountability.v1.EntryKind;
import org.frontdoor.accountability.v1.LogEntry;
import org.frontdoor.lab.escrow.group.P256;
import org.frontdoor.protocol.accountability.LogEntries;
import org.frontdoor.protocol.chain.Sha256;

/**
 * What an agent keeps of an opening for whoever oversees it. The log has the commitment alone,
 * which says nothing of the order, the warrant or the message.
 *
 * @param blinding 32 random bytes, so that nobody can guess what was committed to
 * @param order SHA-256 of the order
 * @param warrant SHA-256 of the warrant, or of nothing if the agent asked for none
 * @param blob SHA-256 of the blob
 */
public record OpeningRecord(
    ByteString blinding, ByteString order, ByteString warrant, ByteString blob) {

  private static final int BLINDING_BYTES = 32;
  private static final ByteString LABEL =
      ByteString.copyFrom("frontdoor.escrow.opening.v1", StandardCharsets.US_ASCII);

  static OpeningRecord of(OrderCheck.Checked checked, ByteString order, SecureRandom random) {
    byte[] blinding = new byte[BLINDING_BYTES];
    random.nextBytes(blinding);
    return new OpeningRecord(
        ByteString.copyFrom(blinding),
        order,
        sha256(checked.warrant().isPresent() ? checked.order().getWarrant() : ByteString.EMPTY),
        checked.blob().digest());
  }

  /** What the log's entry commits to. */
  public ByteString bytes() {
    return P256.joined(List.of(LABEL, blinding, order, warrant, blob));
  }

  /**
   * The entry of the log: whose warrant it stands on, for that office to find, and the commitment.
   * An agent that has not read a warrant knows no office, and logs the commitment alone.
   */
  static ByteString entry(OpeningRecord record, OrderCheck.Checked checked) {
    ByteString commitment = LogEntries.commitment(record.bytes());
    return checked
        .warrant()
        .map(
            read ->
                LogEntry.newBuilder()
                    .setKind(EntryKind.ENTRY_KIND_ESCROW_OPENING)
                    .setApprover(read.getApprover())
                    .setOrderTag(LogEntries.orderTag(checked.order().getWarrant()))
                    .setCommitment(commitment)
                    .setIsEmergency(read.getIsEmergency())
                    .build()
                    .toByteString())
        .orElse(commitment);
  }

  static ByteString sha256(ByteString bytes) {
    return new Sha256().add(bytes).finish();
  }

  /** Nothing: it would say which message was opened. */
  @Override
  public String toString() {
    return "OpeningRecord";
  }
}
