package org.frontdoor.provider.intake;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;

/**
 * The few things that HI-1 says by a gRPC status, because they are of transport and not of HI-1.
 */
final class GrpcRefusals {

  /** How long a client should wait before it tries again, in milliseconds (gRPC retry design). */
  static final Metadata.Key<String> RETRY_AFTER =
      Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

  private GrpcRefusals() {}

  /** Too many messages of one authority. */
  static StatusRuntimeException tooMany(Duration retryAfter) {
    Metadata trailers = new Metadata();
    trailers.put(RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toMillis())));
    return Status.RESOURCE_EXHAUSTED
        .withDescription(
            "Too many messages from this authority; wait as grpc-retry-pushback-ms says.")
        .asRuntimeException(trailers);
  }

  /** Too many watches of one authority. */
  static StatusRuntimeException tooManyWatches() {
    return Status.RESOURCE_EXHAUSTED
        .withDescription("Too many watches of this authority are open; close one.")
        .asRuntimeException();
  }

  /** It was accepted but could not be finished, or reading failed. */
  static StatusRuntimeException unavailable() {
    return Status.UNAVAILABLE
        .withDescription("Not finished yet; send the same message again to learn its outcome.")
        .asRuntimeException();
  }
}
