package org.frontdoor.authority.collector;

import com.google.protobuf.ByteString;
import java.util.List;
import org.frontdoor.authority.store.FindingKind;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliveryOption;
import org.frontdoor.hi2.v1.Hello;
import org.frontdoor.hi2.v1.StreamOptions;

/** What is offered at the beginning of a stream, and whether what was chosen fits it. */
final class Handshake {

  static final String PROTOCOL_VERSION = "1.0";

  private static final List<DeliveryOption> OPTIONS =
      List.of(
          DeliveryOption.DELIVERY_OPTION_ACKNOWLEDGEMENT,
          DeliveryOption.DELIVERY_OPTION_CHECKPOINT,
          DeliveryOption.DELIVERY_OPTION_KEEPALIVE);

  private final Expectations expected;
  private final ByteString nonce;

  Handshake(Expectations expected, ByteString nonce) {
    this.expected = expected;
    this.nonce = nonce;
  }

  DeliverRequest hello() {
    return DeliverRequest.newBuilder()
        .setHello(
            Hello.newBuilder()
                .setAuthority(expected.authority())
                .setProtocolVersion(PROTOCOL_VERSION)
                .addAllOptions(OPTIONS)
                .setWindowBytes(expected.windowBytes())
                .setNonce(nonce))
        .build();
  }

  /** Refuses options that were signed for another stream, or that leave out what is required. */
  void check(StreamOptions agreed) throws Rejection {
    require(agreed.getNonce().equals(nonce), "The options were signed for another stream");
    require(
        agreed.getProtocolVersion().equals(PROTOCOL_VERSION),
        "The provider speaks another version of the protocol");
    require(
        agreed.getOptionsList().containsAll(OPTIONS) && agreed.getOptionsCount() == OPTIONS.size(),
        "The options leave out one that is required, or add one that was not offered");
    require(
        agreed.getWindowBytes() > 0 && agreed.getWindowBytes() <= expected.windowBytes(),
        "The window is larger than the one that was offered");
    require(
        agreed.getKeepaliveIdleMillis() > 0
            && agreed.getKeepaliveTimeoutMillis() > 0
            && agreed.getCheckpointIntervalMillis() > 0,
        "The options leave a time open");
  }

  private static void require(boolean condition, String sentence) throws Rejection {
    Rejection.unless(condition, FindingKind.STREAM_BROKEN, sentence);
  }
}
