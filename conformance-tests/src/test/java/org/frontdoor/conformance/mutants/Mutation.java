package org.frontdoor.conformance.mutants;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.util.function.Consumer;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;

/** One deliberate fault of an endpoint. What is not overridden is as the reference does it. */
public interface Mutation {

  /** What the mutant answers at HI-1; the bytes are those of ExchangeRequest and -Response. */
  default ByteString exchange(ByteString request, Upstream upstream) {
    return upstream.exchange(request);
  }

  /** What becomes of one message on the stream of notifications. */
  default void notification(ByteString message, Upstream upstream, Consumer<ByteString> deliver) {
    deliver.accept(message);
  }

  /** A new HI-2 stream begins; what the mutant does on it. */
  default StreamFault stream(Upstream upstream) {
    return new StreamFault() {};
  }

  /** How the mutant meets its clients at the level of TLS. */
  default Door door() {
    return Door.AS_IT_SHOULD_BE;
  }

  /** What a mutant does on one HI-2 stream. Calls come one at a time. */
  interface StreamFault {

    /** A message of the authority. */
    default void fromAuthority(DeliverRequest message, Wire wire) {
      wire.toProvider(message);
    }

    /** A message of the provider. */
    default void fromProvider(DeliverResponse message, Wire wire) {
      wire.toAuthority(message);
    }
  }

  /** Both directions of a stream. */
  interface Wire {

    /** Sends to the reference provider. */
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
