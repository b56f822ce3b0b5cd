package org.frontdoor.provider.intake;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;

/**
 * Reads what an answer must repeat from a message that the strict parser refuses. Only ever used on
 * bytes whose signature is good, and only to address the refusal.
 */
final class LenientHeader {

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private LenientHeader() {}

  /**
   * @param signer who signed the bytes; any other sender is as good as unreadable
   * @param fresh source of transaction identifiers for those that cannot be read
   */
  static AnswerHeader read(ByteString bytes, EndpointId signer, Supplier<UUID> fresh) {
    Header header = parse(bytes);
    String transaction = header.getTransactionIdentifier();
    return new AnswerHeader(
        header.getSender().equals(signer) ? signer : AnswerHeader.UNKNOWN_SENDER,
        UUID_FORM.matcher(transaction).matches() ? transaction : fresh.get().toString());
  }

  private static Header parse(ByteString bytes) {
    try {
      return Hi1Message.parseFrom(bytes).getHeader();
    } catch (InvalidProtocolBufferException e) {
      return e.getUnfinishedMessage() instanceof Hi1Message partial
          ? partial.getHeader()
          : Header.getDefaultInstance();
    }
  }
}
