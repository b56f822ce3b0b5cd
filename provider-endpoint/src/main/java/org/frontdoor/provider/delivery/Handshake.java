package org.frontdoor.provider.delivery;

import com.google.protobuf.ByteString;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.DeliveryOption;
import org.frontdoor.hi2.v1.Hello;
import org.frontdoor.hi2.v1.HelloResponse;
import org.frontdoor.hi2.v1.StreamOptions;
import org.frontdoor.protocol.identity.Purposes;

/** Option negotiation (TS 102 232-1 clause 6.3.5): pure functions of the Hello. */
final class Handshake {

  private static final String VERSION = "1.0";

  private static final Set<DeliveryOption> REQUIRED =
      EnumSet.of(
          DeliveryOption.DELIVERY_OPTION_ACKNOWLEDGEMENT,
          DeliveryOption.DELIVERY_OPTION_CHECKPOINT,
          DeliveryOption.DELIVERY_OPTION_KEEPALIVE);

  private Handshake() {}

  /** Why the Hello is refused, if it is. */
  static Optional<StreamEnd> refusal(Hello hello, EndpointId peer) {
    if (!hello.getAuthority().equals(peer)) {
      return Optional.of(StreamEnd.WRONG_AUTHORITY);
    }
    if (!hello.getProtocolVersion().startsWith("1.")) {
      return Optional.of(StreamEnd.VERSION_UNSUPPORTED);
    }
    if (!hello.getOptionsList().containsAll(REQUIRED)) {
      return Optional.of(StreamEnd.OPTION_REQUIRED);
    }
    return Optional.empty();
  }

  /** Window in force: the smaller of what both sides allow. */
  static int window(Hello hello, DeliverySettings settings) {
    return Math.min(hello.getWindowBytes(), settings.windowBytes());
  }

  /** The signed answer. Exactly the required options are chosen; there are no others yet. */
  static HelloResponse response(Hello hello, DeliveryParty party) {
    DeliverySettings settings = party.settings();
    ByteString options =
        StreamOptions.newBuilder()
            .setProvider(party.provider())
            .setAuthority(hello.getAuthority())
            .setProtocolVersion(VERSION)
            .addAllOptions(REQUIRED)
            .setNonce(hello.getNonce())
            .setWindowBytes(window(hello, settings))
            .setKeepaliveIdleMillis(Math.toIntExact(settings.keepaliveIdle().toMillis()))
            .setKeepaliveTimeoutMillis(Math.toIntExact(settings.keepaliveTimeout().toMillis()))
            .setCheckpointIntervalMillis(Math.toIntExact(settings.checkpointInterval().toMillis()))
            .build()
            .toByteString();
    return HelloResponse.newBuilder()
        .setSignedOptions(party.evidence().sign(options, Purposes.HI2_OPTIONS))
        .build();
  }
}
