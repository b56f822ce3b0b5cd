package org.frontdoor.conformance.net;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelFactory;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Remembers the connections that a server accepts, so that they can be cut below gRPC. */
final class AcceptedConnections implements ChannelFactory<NioServerSocketChannel> {

  private final Queue<Channel> accepted = new ConcurrentLinkedQueue<>();

  @Override
  public NioServerSocketChannel newChannel() {
    return new Remembering();
  }

  /** Drops all of them. */
  void cut() {
    for (Channel channel = accepted.poll(); channel != null; channel = accepted.poll()) {
      Channel.Unsafe below = channel.unsafe();
      // Not channel.close(), on which gRPC says goodbye first and waits for its streams.
      channel.eventLoop().execute(() -> below.close(below.voidPromise()));
    }
  }

  private final class Remembering extends NioServerSocketChannel {
    @Override
    protected int doReadMessages(List<Object> into) throws Exception {
      int count = super.doReadMessages(into);
      into.stream()
          .filter(Channel.class::isInstance)
          .map(Channel.class::cast)
          .forEach(accepted::add);
      return count;
    }
  }
}
