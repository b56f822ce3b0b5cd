package org.frontdoor.authority.collector;

import com.google.protobuf.WireFormat;
import java.util.Arrays;
import org.frontdoor.hi2.v1.ContentAvailability;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.hi2.v1.MessagingEvent;
import org.frontdoor.hi2.v1.TargetedParty;

/** The numbers of a batch's records that the checks look at, one array a field. */
final class RecordColumns {

  /** Stands for "no communication identity number". */
  static final long NO_SESSION = -1;

  static final int MAX_MESSAGE_IDENTIFIER_BYTES = 16;

  static final int TYPE = 1;
  static final int CIN = 2;
  static final int SEQUENCE = 3;
  static final int TIME = 4;
  static final int EVENT = 5;
  static final int FROM = 6;
  static final int TO = 7;
  static final int GROUP = 8;
  static final int MESSAGE_IDENTIFIER = 9;
  static final int CONTENT = 10;
  static final int TARGETED_PARTY = 11;
  static final int TRACE_TIME = 12;

  private static final int NOT_A_FIELD = -1;
  private static final long MAX_UINT32 = 0xFFFF_FFFFL;

  private int size;
  private byte[] types;
  private long[] cins;
  private long[] sequences;
  private long[] times;
  private int enumsSeen;

  RecordColumns(int capacity) {
    types = new byte[capacity];
    cins = new long[capacity];
    sequences = new long[capacity];
    times = new long[capacity];
  }

  static int wireType(int field) {
    return switch (field) {
      case TYPE, CIN, SEQUENCE, TIME, EVENT, CONTENT, TARGETED_PARTY, TRACE_TIME ->
          WireFormat.WIRETYPE_VARINT;
      case FROM, TO, GROUP, MESSAGE_IDENTIFIER -> WireFormat.WIRETYPE_LENGTH_DELIMITED;
      default -> NOT_A_FIELD;
    };
  }

  int size() {
    return size;
  }

  IriType type(int record) {
    return IriType.forNumber(types[record]);
  }

  /** Communication identity number, or {@link #NO_SESSION}. */
  long cin(int record) {
    return cins[record];
  }

  long sequence(int record) {
    return sequences[record];
  }

  /** When the provider handled each event. */
  RecordTimes times() {
    return new RecordTimes(Arrays.copyOf(times, size));
  }

  /** Begins the next record. */
  void begin() {
    if (size == types.length) {
      int capacity = 2 * size;
      types = Arrays.copyOf(types, capacity);
      cins = Arrays.copyOf(cins, capacity);
      sequences = Arrays.copyOf(sequences, capacity);
      times = Arrays.copyOf(times, capacity);
    }
    types[size] = 0;
    cins[size] = NO_SESSION;
    sequences[size] = 0;
    times[size] = 0;
    enumsSeen = 0;
    size++;
  }

  /** Takes a number of the current record; false if the field cannot have it. */
  boolean put(int field, long value) {
    int record = size - 1;
    switch (field) {
      case TYPE -> types[record] = (byte) value;
      case CIN -> cins[record] = value;
      case SEQUENCE -> sequences[record] = value;
      case TIME -> times[record] = value;
      default -> {}
    }
    return switch (field) {
      case CIN, SEQUENCE -> value >= 0 && value <= MAX_UINT32;
      case TYPE -> known(value, IriType.values().length, 1);
      case EVENT -> known(value, MessagingEvent.values().length, 2);
      case CONTENT -> known(value, ContentAvailability.values().length, 4);
      case TARGETED_PARTY -> known(value, TargetedParty.values().length, 8);
      default -> true;
    };
  }

  /** Whether the current record has everything that every record must have. */
  boolean complete() {
    return enumsSeen == 15;
  }

  /** The names of an enum are its numbers from 0 without holes, and UNRECOGNIZED. */
  private boolean known(long value, int names, int bit) {
    enumsSeen |= bit;
    return value > 0 && value < names - 1;
  }
}
