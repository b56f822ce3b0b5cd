package org.frontdoor.testbed.between;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.util.Map;
import java.util.function.Consumer;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;

/** What somebody does between authority and provider. What is not overridden passes as it is. */
public interface Interference {

  /** What is answered at HI-1; the bytes are those of ExchangeRequest and ExchangeResponse. */
  default ByteString exchange(ByteString request, Beyond beyond) {
    return beyond.exchange(request);
  }

  /** What becomes of one message on the stream of notifications. */
  default void notification(ByteString message, Beyond beyond, Consumer<ByteString> deliver) {
    deliver.accept(message);
  }

  /** A new HI-2 stream begins; what is done on it. */
  default StreamFault stream(Beyond beyond) {
    return new StreamFault() {};
  }

  /** How clients are met at the level of TLS. */
  default Door door() {
    return Door.AS_IT_SHOULD_BE;
  }

  /** Headers that stand in every answer, with names in lower case. */
  default Map<String, String> headers() {
    return Map.of();
  }

  /** What is done on one HI-2 stream. Calls come one at a time. */
  interface StreamFault {

    /** A message of the authority. */
    default void fromAuthority(DeliverRequest message, Wire wire) {
      wire.toProvider(message);
    }

    /** A message of the provider. */
    default void fromProvider(DeliverResponse message, Wire wire) {
      wire.toAuthority(message);
    }

    /** The provider has ended the stream. */
    default void ended(Status status, Wire wire) {
      wire.end(status);
    }
  }

  /** Both directions of a stream. */
  interface Wire {

    /** Sends to the provider. */
    void toProvider(DeliverRequest message);

    /** Sends to the authority. */
    void toAuthority(DeliverResponse message);

    /** Sends any bytes to the authority. */
    void rawToAuthority(ByteString message);

    /** Ends the stream towards the authority. */
    void end(Status status);
  }

  /** How clients are met. */
  enum Door {
    /** Mutual TLS 1.3, clients verified. */
    AS_IT_SHOULD_BE,
    /** Any certificate will do, also none. */
    ANY_CLIENT,
    /** Old versions of TLS are accepted too. */
    OLD_TLS,
    /** Weak suites are accepted too. */
    WEAK_SUITES,
    /** No TLS at all. */
    PLAINTEXT
  }
}
