package org.frontdoor.conformance.mutants.authority;

import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.frontdoor.conformance.mutants.authority.AuthorityMutation.StreamFault;
import org.frontdoor.conformance.mutants.authority.AuthorityMutation.Wire;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;

/** Lets a mutation change what goes over the streams of the reference authority. */
final class FaultyStreams implements ClientInterceptor {

  private static final Executor THREADS = task -> Thread.ofVirtual().name("mutant").start(task);

  private final AuthorityMutation mutation;

  FaultyStreams(AuthorityMutation mutation) {
    this.mutation = mutation;
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    return new FaultyCall<>(next.newCall(method, options), mutation.stream());
  }

  /** The only calls here are delivery streams, whose messages these are. */
  @SuppressWarnings("unchecked")
  private static final class FaultyCall<Q, A> extends SimpleForwardingClientCall<Q, A>
      implements Wire {

    private final StreamFault fault;
    private final Object turn = new Object();

    /** The reference sends under a lock that it also takes when it receives. */
    private final Executor sending = MoreExecutors.newSequentialExecutor(THREADS);

    private Optional<ClientCall.Listener<A>> authority = Optional.empty();

    FaultyCall(ClientCall<Q, A> call, StreamFault fault) {
      super(call);
      this.fault = fault;
    }

    @Override
    public void start(ClientCall.Listener<A> listener, Metadata headers) {
      authority = Optional.of(listener);
      super.start(
          new SimpleForwardingClientCallListener<A>(listener) {
            @Override
            public void onMessage(A message) {
              synchronized (turn) {
                // Whatever becomes of it, the next one may come.
                FaultyCall.this.request(1);
                fault.fromProvider((DeliverResponse) message, FaultyCall.this);
              }
            }
          },
          headers);
    }

    @Override
    public void sendMessage(Q message) {
      sending.execute(
          () -> {
            synchronized (turn) {
              fault.fromAuthority((DeliverRequest) message, this);
            }
          });
    }

    @Override
    public void halfClose() {
      sending.execute(super::halfClose);
    }

    @Override
    public void toProvider(DeliverRequest message) {
      try {
        super.sendMessage((Q) message);
      } catch (IllegalStateException e) {
        // The call was cancelled meanwhile; nobody hears it any more.
      }
    }

    @Override
    public void toAuthority(DeliverResponse message) {
      authority.ifPresent(listener -> listener.onMessage((A) message));
    }
  }
}
