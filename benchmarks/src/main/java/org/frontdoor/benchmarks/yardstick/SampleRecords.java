package org.frontdoor.benchmarks.yardstick;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.frontdoor.hi2.v1.ContentAvailability;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.hi2.v1.MessagingEvent;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.TargetedParty;

/**
 * Records as interception makes them of a trace's messages, in the same fields and ranges. Which
 * accounts they name is synthetic. Not safe for use by several threads.
 */
public final class SampleRecords {

  /** So many that they do not fit into the caches beside what is measured. */
  private static final int DIFFERENT = 8_192;

  /** All are numbers of three bytes, as in a task that has run for a while. */
  private static final int FIRST_SEQUENCE_NUMBER = 100_000;

  private static final long FIRST_MICROS = 1_790_000_000_000_000L;
  private static final long MICROS_BETWEEN = 3;
  private static final long TRACE_SECONDS = 1_082_040_961;
  private static final long SOURCE = 0x5ea1_0000_7ace_0001L;
  private static final int IDENTIFIER_BYTES = 16;

  private final List<IriRecord> records;
  private int next;

  private SampleRecords(RecordForm form, int different) {
    this.records = new ArrayList<>(different);
    for (int i = 0; i < different; i++) {
      records.add(record(form, i));
    }
  }

  /** Records of a form; makes them all. */
  public static SampleRecords of(RecordForm form) {
    return new SampleRecords(form, DIFFERENT);
  }

  /** Bytes of one record of a form; all have the same. */
  static int bytesOf(RecordForm form) {
    return new SampleRecords(form, 1).records.getFirst().getSerializedSize();
  }

  /** A batch of the next records. It is built anew each time, and so serialised anew. */
  public RecordBatch batch(int size) {
    RecordBatch.Builder batch =
        RecordBatch.newBuilder()
            .setLiid("XX-000000000000000000001")
            .setAuthorizationCountryCode("XX")
            .setOperatorIdentifier("PROVIDER1")
            .setDeliveryCountryCode("XX");
    for (int i = 0; i < size; i++) {
      batch.addRecords(records.get(next));
      next = (next + 1) % records.size();
    }
    return batch.build();
  }

  private static IriRecord record(RecordForm form, int index) {
    return IriRecord.newBuilder()
        .setType(IriType.IRI_TYPE_REPORT)
        .setSequenceNumber(FIRST_SEQUENCE_NUMBER + index)
        .setTimeMicros(FIRST_MICROS + index * MICROS_BETWEEN)
        .setEvent(MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT)
        .setFrom(name('s', form.sender(), index))
        .addTo(name('r', form.receiver(), index))
        .setMessageIdentifier(identifier(index))
        .setContentAvailability(ContentAvailability.CONTENT_AVAILABILITY_END_TO_END_ENCRYPTED)
        .setTargetedParty(
            index % 2 == 0 ? TargetedParty.TARGETED_PARTY_FROM : TargetedParty.TARGETED_PARTY_TO)
        .setTraceTimeSeconds(TRACE_SECONDS + index)
        .build();
  }

  /** Where a message stands in its trace, as replay identifies messages. */
  private static ByteString identifier(int index) {
    return ByteString.copyFrom(
        ByteBuffer.allocate(IDENTIFIER_BYTES).putLong(SOURCE).putLong(index).flip());
  }

  private static String name(char kind, int length, int index) {
    return kind + String.format(Locale.ROOT, "%0" + (length - 1) + "d", index);
  }
}
