package org.frontdoor.authority.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import org.frontdoor.hi2.v1.IriRecord;

/**
 * Writes opened records as JSON, one a line. The first keys are always the same: {@code liid,
 * target, sequence, type, time, event, from, to}; {@code time} is when the provider handled the
 * event, in UTC, {@code traceTime} the time that a replayed trace gave, in seconds since 1970.
 */
public final class RecordLines implements AutoCloseable {

  private final JsonGenerator json;
  private final Map<String, String> targets;
  private long written;

  /**
   * Writes to the writer, which is closed with this.
   *
   * @param targets which target each LIID stands for
   */
  public RecordLines(Writer out, Map<String, String> targets) throws IOException {
    this.json = new JsonFactory().createGenerator(out);
    this.json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
    this.targets = Map.copyOf(targets);
  }

  /** Writes one record. */
  public void write(OpenedRecord opened) {
    IriRecord record = opened.record();
    try {
      json.writeStartObject();
      json.writeStringField("liid", opened.liid());
      json.writeStringField("target", targets.get(opened.liid()));
      json.writeNumberField("sequence", Integer.toUnsignedLong(record.getSequenceNumber()));
      json.writeStringField("type", word(record.getType().name(), "IRI_TYPE_"));
      json.writeStringField("time", time(record.getTimeMicros()));
      json.writeStringField("event", word(record.getEvent().name(), "MESSAGING_EVENT_"));
      json.writeStringField("from", record.getFrom());
      json.writeArrayFieldStart("to");
      for (String to : record.getToList()) {
        json.writeString(to);
      }
      json.writeEndArray();
      writeRest(opened, record);
      json.writeEndObject();
      written++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many records were written. */
  public long written() {
    return written;
  }

  @Override
  public void close() throws IOException {
    if (written > 0) {
      json.writeRaw('\n');
    }
    json.close();
  }

  private void writeRest(OpenedRecord opened, IriRecord record) throws IOException {
    json.writeNumberField("recordNumber", opened.number());
    if (record.hasCommunicationIdentityNumber()) {
      json.writeNumberField("cin", Integer.toUnsignedLong(record.getCommunicationIdentityNumber()));
    }
    if (!record.getGroup().isEmpty()) {
      json.writeStringField("group", record.getGroup());
    }
    json.writeStringField(
        "messageId", HexFormat.of().formatHex(record.getMessageIdentifier().toByteArray()));
    json.writeStringField(
        "content", word(record.getContentAvailability().name(), "CONTENT_AVAILABILITY_"));
    if (record.hasTraceTimeSeconds()) {
      json.writeNumberField("traceTime", record.getTraceTimeSeconds());
    }
    json.writeNumberField("epoch", opened.epoch());
    json.writeBooleanField("provisional", opened.provisional());
  }

  private static String word(String name, String prefix) {
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  private static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
