package org.frontdoor.conformance.net;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.shaded.io.netty.handler.ssl.NotSslRecordException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Observation.Cause;
import org.jspecify.annotations.Nullable;

/** What a failed call means: an end that the endpoint chose, or no connection at all. */
final class Faults {

  private static final int DEEPEST_CAUSE = 16;

  private Faults() {}

  static Observation observe(Status status, @Nullable Metadata trailers) {
    Throwable cause = status.getCause();
    if (has(cause, NotSslRecordException.class)) {
      return new Observation.Unreachable(Cause.NOT_GRPC, "what listens there does not speak TLS");
    }
    if (has(cause, SSLException.class)) {
      return new Observation.Unreachable(Cause.TLS, "the TLS handshake failed");
    }
    if (has(cause, ConnectException.class) || has(cause, UnknownHostException.class)) {
      return new Observation.Unreachable(Cause.REFUSED, "nobody listens there");
    }
    String text = Optional.ofNullable(status.getDescription()).orElse("");
    if (text.contains("HTTP status code")
        || text.contains("invalid content-type")
        || text.contains("First received frame was not SETTINGS")) {
      return new Observation.Unreachable(Cause.NOT_GRPC, "what listens there does not speak gRPC");
    }
    if (cause != null || text.startsWith("Network closed")) {
      return new Observation.Unreachable(Cause.BROKEN, "the connection broke");
    }
    return new Observation.Ended(status.getCode().name(), text, ascii(trailers));
  }

  private static boolean has(@Nullable Throwable failure, Class<? extends Throwable> type) {
    int depth = 0;
    for (Throwable at = failure; at != null && depth < DEEPEST_CAUSE; at = at.getCause()) {
      if (type.isInstance(at)) {
        return true;
      }
      depth++;
    }
    return false;
  }

  private static Map<String, String> ascii(@Nullable Metadata trailers) {
    Map<String, String> all = new HashMap<>();
    if (trailers != null) {
      for (String name : trailers.keys()) {
        if (!name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
          String value = trailers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
          all.put(name, value == null ? "" : value);
        }
      }
    }
    return all;
  }
}
