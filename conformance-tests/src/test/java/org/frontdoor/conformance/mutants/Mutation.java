package org.frontdoor.conformance.mutants;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.function.Consumer;
import org.frontdoor.testbed.between.Interference;

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
  default Interference.StreamFault stream(Upstream upstream) {
    return new Interference.StreamFault() {};
  }

  /** How the mutant meets its clients at the level of TLS. */
  default Interference.Door door() {
    return Interference.Door.AS_IT_SHOULD_BE;
  }

  /** Headers that stand in every answer, with names in lower case. */
  default Map<String, String> headers() {
    return Map.of();
  }
}
