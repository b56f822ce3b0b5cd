package org.frontdoor.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.GetAction;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.hi2.v1.DeliveryOption;
import org.frontdoor.hi2.v1.Hello;
import org.frontdoor.hi2.v1.KeepaliveRequest;
import org.frontdoor.hi2.v1.StreamOptions;
import org.frontdoor.protocol.SpecTest;
import org.junit.jupiter.api.Test;

class StrictParserTest {

  private static final EndpointId ENDPOINT =
      EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier("AUTHOR01").build();
  private static final Hello HELLO =
      Hello.newBuilder()
          .setAuthority(ENDPOINT)
          .setProtocolVersion("1.0")
          .addOptions(DeliveryOption.DELIVERY_OPTION_CHECKPOINT)
          .addOptions(DeliveryOption.DELIVERY_OPTION_KEEPALIVE)
          .setWindowBytes(65536)
          .setNonce(ByteString.copyFrom(new byte[16]))
          .build();

  @Test
  void parse_ofAValidMessage_returnsIt() throws MalformedMessageException {
    assertThat(parse(HELLO, HELLO.toByteString())).isEqualTo(HELLO);
  }

  @Test
  void parse_longerThanTheLimit_refuses() {
    assertRefused(HELLO, HELLO.toByteString(), new ParseLimits(10, 9, 99), "", "limit.bytes");
  }

  @Test
  void parse_deeperThanTheLimit_refuses() {
    assertRefused(
        HELLO, HELLO.toByteString(), new ParseLimits(999, 1, 99), "authority", "limit.depth");
  }

  @Test
  void parse_withMoreFieldsThanTheLimit_refuses() {
    assertRefused(
        HELLO, HELLO.toByteString(), new ParseLimits(999, 9, 6), "options[1]", "limit.fields");
  }

  @Test
  void parse_ofEveryPrefix_refuses() {
    ByteString bytes = HELLO.toByteString();
    for (int size = 0; size < bytes.size(); size++) {
      ByteString prefix = bytes.substring(0, size);
      assertThat(catchThrowableOfType(MalformedMessageException.class, () -> parse(HELLO, prefix)))
          .as("prefix of %d bytes", size)
          .isNotNull();
    }
  }

  @Test
  void parse_withAnUnknownField_refuses() {
    ByteString bytes = HELLO.toByteString().concat(WireBytes.write(out -> out.writeUInt32(99, 1)));

    assertRefused(HELLO, bytes, "", "wire.unknown_field");
  }

  @Test
  void parse_withAnUnknownFieldInside_refusesAndNamesWhere() {
    ByteString inner =
        ENDPOINT.toByteString().concat(WireBytes.write(out -> out.writeBool(3, true)));
    ByteString bytes = WireBytes.write(out -> out.writeBytes(1, inner));

    assertRefused(HELLO, bytes, "authority", "wire.unknown_field");
  }

  @Test
  void parse_withAFieldNumberBeyondAll_refuses() {
    ByteString bytes = WireBytes.write(out -> out.writeUInt64NoTag(0x1FFFFFFFFL << 3));

    assertRefused(HELLO, bytes, "", "wire.unknown_field");
  }

  @Test
  void parse_withFieldNumberZero_refuses() {
    assertRefused(HELLO, WireBytes.write(out -> out.writeUInt32NoTag(2)), "", "wire.malformed");
  }

  @Test
  void parse_withTheWrongWireType_refuses() {
    assertRefused(
        HELLO, WireBytes.write(out -> out.writeFixed32(4, 65536)), "window_bytes", "wire.type");
  }

  @Test
  void parse_withAGroup_refuses() {
    ByteString bytes =
        WireBytes.write(
            out -> {
              out.writeTag(1, 3);
              out.writeTag(1, 4);
            });

    assertRefused(HELLO, bytes, "authority", "wire.type");
  }

  @Test
  void parse_withADuplicateSingularField_refuses() {
    ByteString bytes =
        HELLO.toByteString().concat(WireBytes.write(out -> out.writeString(2, "1.0")));

    assertRefused(HELLO, bytes, "protocol_version", "wire.duplicate");
  }

  @Test
  void parse_withADuplicateMessageField_refuses() {
    ByteString bytes =
        HELLO.toByteString().concat(WireBytes.write(out -> out.writeMessage(1, ENDPOINT)));

    assertRefused(HELLO, bytes, "authority", "wire.duplicate");
  }

  @Test
  void parse_withTwoMembersOfAOneof_refuses() {
    ByteString bytes =
        WireBytes.write(
            out -> {
              out.writeMessage(10, Hi1Object.getDefaultInstance());
              out.writeMessage(11, Hi1Object.getDefaultInstance());
            });

    assertRefused(Hi1Object.getDefaultInstance(), bytes, "document", "wire.oneof");
  }

  @Test
  void parse_withAZeroEnum_refuses() {
    ByteString bytes = WireBytes.write(out -> out.writeEnum(1, 0));

    assertRefused(DeliveryKey.getDefaultInstance(), bytes, "suite", "wire.enum");
  }

  @Test
  void parse_withAnUndeclaredEnum_refuses() {
    ByteString bytes = WireBytes.write(out -> out.writeEnum(1, 77));

    assertRefused(DeliveryKey.getDefaultInstance(), bytes, "suite", "wire.enum");
  }

  @Test
  void parse_withAZeroEnumInAPackedList_refusesAndNamesTheElement() {
    ByteString bytes = WireBytes.write(out -> out.writeByteArray(4, new byte[] {1, 2, 0}));

    assertRefused(StreamOptions.getDefaultInstance(), bytes, "options[2]", "wire.enum");
  }

  @Test
  void parse_withAZeroEnumInAnUnpackedList_refuses() {
    ByteString bytes =
        WireBytes.write(
            out -> {
              out.writeEnum(4, 1);
              out.writeEnum(4, 0);
            });

    assertRefused(StreamOptions.getDefaultInstance(), bytes, "options[1]", "wire.enum");
  }

  @Test
  void parse_withoutARequiredEnum_refuses() {
    ByteString bytes = WireBytes.write(out -> out.writeByteArray(2, new byte[32]));

    assertRefused(DeliveryKey.getDefaultInstance(), bytes, "suite", "enum.not_in");
  }

  @Test
  void parse_withANumberTooLargeForItsType_refuses() {
    ByteString bytes = WireBytes.write(out -> out.writeUInt64(4, (1L << 32) + 65536));

    assertRefused(HELLO, bytes, "window_bytes", "wire.varint");
  }

  @Test
  void parse_withANumberNotInShortestForm_refuses() {
    ByteString bytes = ByteString.copyFrom(new byte[] {8, (byte) 0x81, 0});

    assertRefused(KeepaliveRequest.getDefaultInstance(), bytes, "sequence_number", "wire.varint");
  }

  @Test
  void parse_withATagNotInShortestForm_refuses() {
    ByteString bytes = ByteString.copyFrom(new byte[] {(byte) 0x88, 0, 1});

    assertRefused(KeepaliveRequest.getDefaultInstance(), bytes, "", "wire.varint");
  }

  @Test
  void parse_withInvalidUtf8_refuses() {
    ByteString bytes =
        WireBytes.write(out -> out.writeByteArray(2, new byte[] {(byte) 0xC3, 0x28}));

    assertRefused(HELLO, bytes, "protocol_version", "wire.utf8");
  }

  @Test
  void parse_withALengthBeyondTheEnd_refuses() {
    assertRefused(HELLO, ByteString.copyFrom(new byte[] {10, 100}), "authority", "wire.malformed");
  }

  @Test
  void parse_withAFieldThatBreaksItsRule_refusesWithoutTheValue() {
    Hello canary = HELLO.toBuilder().setProtocolVersion("canary").build();

    MalformedMessageException refusal =
        catchThrowableOfType(
            MalformedMessageException.class, () -> parse(HELLO, canary.toByteString()));

    assertThat(refusal.field()).isEqualTo("protocol_version");
    assertThat(refusal.rule()).isEqualTo("string.pattern");
    assertThat(refusal.getMessage() + refusal.remedy()).doesNotContain("canary");
  }

  @Test
  void parse_ofAListElementThatBreaksItsRule_namesTheElement() {
    SignedMessage empty =
        SignedMessage.newBuilder().setMessage(ByteString.copyFromUtf8("m")).build();
    GetAction upper = GetAction.newBuilder().setIdentifier("not-a-uuid").build();

    assertRefused(empty, empty.toByteString(), "signatures", "repeated.min_items");
    assertRefused(upper, upper.toByteString(), "identifier", "string.uuid");
  }

  @Test
  void message_ofARefusal_isOneSentence() {
    ByteString bytes =
        WireBytes.write(out -> out.writeEnum(1, ObjectType.OBJECT_TYPE_UNSPECIFIED_VALUE));

    assertThat(refusal(DeliveryKey.getDefaultInstance(), bytes, ParseLimits.usual()))
        .hasMessage("Field suite is zero or not a declared value.")
        .extracting(MalformedMessageException::remedy)
        .isEqualTo("Use a declared value other than zero.");
  }

  @Test
  void specification_listsEveryRule() throws IOException {
    List<String> named =
        SpecTest.rows("strict-parsing.md", "\\| SP-[0-9]+ \\|.*\\| `[a-z0-9_.]+` \\|").stream()
            .map(row -> row.replaceAll(".*\\| `|` \\|", ""))
            .toList();

    assertThat(named)
        .isEqualTo(Arrays.stream(WireRule.values()).map(rule -> rule.broken("").rule()).toList());
  }

  private static void assertRefused(Message type, ByteString bytes, String field, String rule) {
    assertRefused(type, bytes, ParseLimits.usual(), field, rule);
  }

  private static void assertRefused(
      Message type, ByteString bytes, ParseLimits limits, String field, String rule) {
    MalformedMessageException refusal = refusal(type, bytes, limits);
    assertThat(refusal.rule()).isEqualTo(rule);
    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal.remedy()).isNotEmpty();
  }

  private static MalformedMessageException refusal(
      Message type, ByteString bytes, ParseLimits limits) {
    MalformedMessageException refusal =
        catchThrowableOfType(
            MalformedMessageException.class, () -> StrictParser.of(type, limits).parse(bytes));
    assertThat(refusal).as("refusal").isNotNull();
    return refusal;
  }

  private static Message parse(Message type, ByteString bytes) throws MalformedMessageException {
    return StrictParser.of(type, ParseLimits.usual()).parse(bytes);
  }
}
