package org.frontdoor.lab.front;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import com.google.protobuf.UnknownFieldSet;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.List;
import org.frontdoor.authority.warrant.Times;

/**
 * Times as a loose implementation writes and reads them: in UTC if there is a zone, else as text in
 * the field of the seconds. The published encoding has no such thing, and a strict reader refuses
 * it by the field's type.
 */
public final class LooseTimes {

  private LooseTimes() {}

  /**
   * Writes a time as it stands on a form.
   *
   * @param text such as {@code 2026-10-25T02:10:00Z}, or the same without a zone
   */
  public static Timestamp write(String text) {
    if (text.endsWith("Z")) {
      return Times.timestamp(Instant.parse(text));
    }
    return Timestamp.newBuilder()
        .setUnknownFields(
            UnknownFieldSet.newBuilder()
                .addField(
                    Timestamp.SECONDS_FIELD_NUMBER,
                    UnknownFieldSet.Field.newBuilder()
                        .addLengthDelimited(ByteString.copyFromUtf8(text))
                        .build())
                .build())
        .build();
  }

  /**
   * Reads a time; what has no zone is taken for the reader's own. Of an hour that comes twice this
   * is the first, as {@code java.time} has it, too.
   *
   * @param own the reader's zone
   * @throws DateTimeException if there is text that is no time
   */
  static Instant read(Timestamp time, ZoneRules own) {
    List<ByteString> texts =
        time.getUnknownFields().getField(Timestamp.SECONDS_FIELD_NUMBER).getLengthDelimitedList();
    if (texts.isEmpty()) {
      return Times.instant(time);
    }
    LocalDateTime local = LocalDateTime.parse(texts.getFirst().toStringUtf8());
    return local.toInstant(own.getOffset(local));
  }
}
