package org.frontdoor.testbed.between;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.stub.ClientCalls;
import java.util.concurrent.TimeUnit;

/**
 * The provider as one authority sees it.
 *
 * @param authority in whose name one speaks to it, as the interposer names it
 * @param channel the connection
 */
public record Beyond(String authority, Channel channel) {

  private static final int PATIENCE_SECONDS = 20;

  /** What the provider answers. */
  public ByteString exchange(ByteString request) {
    return ClientCalls.blockingUnaryCall(
        channel,
        RawMethods.EXCHANGE,
        CallOptions.DEFAULT.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS),
        request);
  }
}
