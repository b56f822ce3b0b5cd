package org.frontdoor.protocol.wire;

/** The rules of strict parsing; proto/spec/strict-parsing.md says each in words. */
enum WireRule {
  BYTES("limit.bytes", "is longer than allowed", "Send less in one message."),
  DEPTH("limit.depth", "is nested deeper than allowed", "Nest less."),
  FIELDS("limit.fields", "has more fields than allowed", "Send less in one message."),
  MALFORMED(
      "wire.malformed", "is cut off or not protobuf", "Serialise with protobuf and send all."),
  UNKNOWN("wire.unknown_field", "holds a field that the contract does not know", "Leave it out."),
  TYPE("wire.type", "has the wire type of another type", "Use the published .proto files."),
  DUPLICATE("wire.duplicate", "appears more than once", "Send it once."),
  ONEOF("wire.oneof", "appears beside another member of its oneof", "Send one of them."),
  ENUM("wire.enum", "is zero or not a declared value", "Use a declared value other than zero."),
  VARINT(
      "wire.varint",
      "is a number that does not fit its type or is not written in its shortest form",
      "Serialise with protobuf."),
  UTF8("wire.utf8", "is not UTF-8", "Encode text as UTF-8."),
  SECONDS(
      "time.range",
      "is not a time between the years 1 and 9999",
      "Send UTC seconds and nanoseconds in their range."),
  MICROSECONDS("time.microseconds", "is finer than a microsecond", "Round to microseconds.");

  private final String id;
  private final String fault;
  private final String remedy;

  WireRule(String id, String fault, String remedy) {
    this.id = id;
    this.fault = fault;
    this.remedy = remedy;
  }

  MalformedMessageException broken(String field) {
    return new MalformedMessageException(field, id, fault, remedy);
  }
}
