package org.frontdoor.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.WarrantDocument;

class StrictParserFuzzTest {

  private static final StrictParser<Hi1Message> MESSAGES =
      StrictParser.of(Hi1Message.getDefaultInstance(), ParseLimits.usual());
  private static final StrictParser<WarrantDocument> WARRANTS =
      StrictParser.of(WarrantDocument.getDefaultInstance(), ParseLimits.usual());

  /** What is accepted says the same in every form; what is refused is refused with a rule. */
  @FuzzTest
  void parser_ofAnyBytes_acceptsWhatIsUnambiguousOrRefuses(byte[] bytes)
      throws InvalidProtocolBufferException {
    ByteString input = ByteString.copyFrom(bytes);
    try {
      Hi1Message message = MESSAGES.parse(input);
      assertThat(Hi1Message.parseFrom(message.toByteString())).isEqualTo(message);
      assertThat(message.getUnknownFields().asMap()).isEmpty();
    } catch (MalformedMessageException e) {
      assertThat(e.rule()).isNotEmpty();
    }
  }

  @FuzzTest
  void warrantParser_ofAnyBytes_acceptsOrRefuses(byte[] bytes) {
    try {
      assertThat(WARRANTS.parse(ByteString.copyFrom(bytes)).hasApprover()).isTrue();
    } catch (MalformedMessageException e) {
      assertThat(e.rule()).isNotEmpty();
    }
  }
}
