package org.frontdoor.provider.server;

import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket for each address from which the log is read, so that no single stranger starves
 * the others. The addresses that were heard last are remembered, so many and no more; of an IPv6
 * address its network counts, since a reader has as many in it as he likes.
 */
final class ReaderRateLimit implements ServerInterceptor {

  private static final int ADDRESSES = 4096;
  private static final int NETWORK_BYTES = 8;
  private static final double NANOS = 1e9;

  private final InstantSource clock;
  private final double perSecond;
  private final double burst;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > ADDRESSES;
        }
      };

  private record Bucket(double tokens, Instant at) {}

  /**
   * @param perSecond calls a second that an address may make for long; at least 1
   * @param burst calls that it may make at once; at least 1
   */
  ReaderRateLimit(InstantSource clock, int perSecond, int burst) {
    if (perSecond < 1 || burst < 1) {
      throw new IllegalArgumentException("A rate limit must let something through.");
    }
    this.clock = clock;
    this.perSecond = perSecond;
    this.burst = burst;
  }

  @Override
  public <A, B> ServerCall.Listener<A> interceptCall(
      ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
    if (take(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR))) {
      return next.startCall(call, headers);
    }
    call.close(
        Status.RESOURCE_EXHAUSTED.withDescription("too many calls; try again later"),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }

  /** Takes a token, if there is one. */
  synchronized boolean take(@Nullable SocketAddress from) {
    Instant now = clock.instant();
    String name = name(from);
    Bucket before = buckets.get(name);
    double tokens = before == null ? burst : refilled(before, now);
    boolean passes = tokens >= 1;
    buckets.put(name, new Bucket(passes ? tokens - 1 : tokens, now));
    return passes;
  }

  private double refilled(Bucket before, Instant now) {
    double seconds = Math.max(0, Duration.between(before.at, now).toNanos() / NANOS);
    return Math.min(burst, before.tokens + seconds * perSecond);
  }

  private static String name(@Nullable SocketAddress from) {
    if (from instanceof InetSocketAddress socket && socket.getAddress() != null) {
      byte[] bytes = socket.getAddress().getAddress();
      return Arrays.toString(bytes.length > 4 ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    }
    return "";
  }
}
