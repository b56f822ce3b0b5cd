package org.frontdoor.authority.collector;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Arrays;
import org.frontdoor.authority.store.FindingKind;

/**
 * Reads an opened batch strictly and fast: one pass over the bytes, no object a record. Unknown
 * fields, wrong wire types, repeated singular fields, values outside their enums and text that is
 * not UTF-8 are refused. What the checks of a task need of each record is kept in columns.
 */
final class BatchScan {

  private static final int MAX_RECORDS = 1 << 20;

  private static final int LIID = 1;
  private static final int AUTHORIZATION_COUNTRY = 2;
  private static final int OPERATOR = 3;
  private static final int DELIVERY_COUNTRY = 4;
  private static final int RECORDS = 5;

  private final byte[] bytes;
  private final CodedInputStream in;
  private final String[] shared = new String[DELIVERY_COUNTRY + 1];
  private RecordColumns columns;

  private BatchScan(byte[] bytes, int expectedRecords) {
    this.bytes = bytes;
    this.in = CodedInputStream.newInstance(bytes);
    this.columns = new RecordColumns(Math.clamp(expectedRecords, 1, 1 << 16));
    Arrays.fill(shared, "");
  }

  /**
   * Reads a serialised RecordBatch.
   *
   * @param expectedRecords how many records the unit's header says there are
   * @throws Rejection SEAL_BROKEN if it is not a well-formed batch
   */
  static BatchScan of(byte[] bytes, int expectedRecords) throws Rejection {
    BatchScan scan = new BatchScan(bytes, expectedRecords);
    try {
      scan.readBatch();
    } catch (IOException e) {
      throw malformed();
    }
    return scan;
  }

  String liid() {
    return shared[LIID];
  }

  String authorizationCountry() {
    return shared[AUTHORIZATION_COUNTRY];
  }

  String deliveryCountry() {
    return shared[DELIVERY_COUNTRY];
  }

  RecordColumns records() {
    return columns;
  }

  private void readBatch() throws IOException, Rejection {
    int seen = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      require(WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED);
      require(field >= LIID && field <= RECORDS);
      if (field == RECORDS) {
        readRecord();
      } else {
        seen = once(seen, field);
        shared[field] = in.readStringRequireUtf8();
      }
    }
    require(!shared[LIID].isEmpty() && !shared[OPERATOR].isEmpty() && columns.size() > 0);
  }

  private void readRecord() throws IOException, Rejection {
    require(columns.size() < MAX_RECORDS);
    int limit = in.pushLimit(in.readRawVarint32());
    columns.begin();
    int seen = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      require(WireFormat.getTagWireType(tag) == RecordColumns.wireType(field));
      if (field != RecordColumns.TO) {
        seen = once(seen, field);
      }
      if (RecordColumns.wireType(field) == WireFormat.WIRETYPE_VARINT) {
        require(columns.put(field, in.readRawVarint64()));
      } else {
        skipText(field);
      }
    }
    require(columns.complete());
    in.popLimit(limit);
  }

  private void skipText(int field) throws IOException, Rejection {
    int length = in.readRawVarint32();
    int start = in.getTotalBytesRead();
    in.skipRawBytes(length);
    if (field == RecordColumns.MESSAGE_IDENTIFIER) {
      require(length <= RecordColumns.MAX_MESSAGE_IDENTIFIER_BYTES);
    } else if (!ascii(start, length)) {
      require(ByteString.copyFrom(bytes, start, length).isValidUtf8());
    }
  }

  private boolean ascii(int start, int length) {
    for (int i = start; i < start + length; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private static int once(int seen, int field) throws Rejection {
    require((seen & (1 << field)) == 0);
    return seen | (1 << field);
  }

  private static void require(boolean condition) throws Rejection {
    if (!condition) {
      throw malformed();
    }
  }

  private static Rejection malformed() {
    return new Rejection(
        FindingKind.SEAL_BROKEN, "An opened batch does not hold well-formed records");
  }
}
