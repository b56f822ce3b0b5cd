package org.frontdoor.protocol.tlog;

import com.google.protobuf.ByteString;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** How notes write bytes and numbers: one form each, and no other is read. */
final class NoteText {

  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

  private NoteText() {}

  static String base64(ByteString bytes) {
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** Reads base 64 (RFC 4648 section 4) with its padding and without stray bits. */
  static ByteString base64(String text, TlogFault otherwise) throws TlogException {
    try {
      ByteString bytes = ByteString.copyFrom(Base64.getDecoder().decode(text));
      TlogException.require(base64(bytes).equals(text), otherwise);
      return bytes;
    } catch (IllegalArgumentException e) {
      throw new TlogException(otherwise, e);
    }
  }

  /** Reads a number from 0 to 2^63 - 1, without leading zeros. */
  static long decimal(String text, TlogFault otherwise) throws TlogException {
    TlogException.require(DECIMAL.matcher(text).matches(), otherwise);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new TlogException(otherwise, e);
    }
  }

  /** Reads UTF-8 that has no control character but the newline. */
  static String utf8(ByteString bytes) throws TlogException {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(bytes.asReadOnlyByteBuffer()).toString();
      TlogException.require(
          text.chars().noneMatch(each -> each < ' ' && each != '\n'), TlogFault.MALFORMED_NOTE);
      return text;
    } catch (CharacterCodingException e) {
      throw new TlogException(TlogFault.MALFORMED_NOTE, e);
    }
  }
}
