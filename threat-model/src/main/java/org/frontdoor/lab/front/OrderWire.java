package org.frontdoor.lab.front;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.frontdoor.authority.client.AuthorityConfig;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.authority.transport.ProviderChannel;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.ResponsePayload;
import org.frontdoor.hi1.v1.TaskingServiceGrpc;
import org.frontdoor.lab.endpoint.Loopback;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.UntrustedException;
import org.frontdoor.testbed.lab.TooSlowException;

/** An authority's end of HI-1 that sends any bytes, signed with any key. */
public final class OrderWire implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final ManagedChannel channel;
  private final CertificateVerifier trust;
  private final InstantSource clock;

  /**
   * Connects when it is first used, with the TLS key of an authority.
   *
   * @param provider where to; on loopback
   * @param authority whose TLS key and trust
   */
  public OrderWire(ProviderAddress provider, AuthorityConfig authority) {
    this.trust = new CertificateVerifier(authority.credentials().trust());
    this.clock = authority.surroundings().clock();
    this.channel =
        ProviderChannel.open(
            Loopback.require(provider), authority.credentials().tls(), trust, clock);
  }

  /**
   * Signs a message and sends it.
   *
   * @param message the bytes of an Hi1Message
   * @param key who signs
   * @throws UntrustedException if the answer is not the provider's
   * @throws InvalidProtocolBufferException if the answer cannot be read
   * @throws TooSlowException if none comes
   */
  public Reply send(ByteString message, SigningIdentity key)
      throws UntrustedException, InvalidProtocolBufferException {
    ExchangeRequest request =
        ExchangeRequest.newBuilder()
            .setSignedMessage(key.sign(message, Purposes.HI1_MESSAGE))
            .build();
    try {
      ByteString answer =
          new MessageVerifier(trust)
              .verify(
                  TaskingServiceGrpc.newBlockingStub(channel)
                      .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                      .exchange(request)
                      .getSignedMessage(),
                  Purposes.HI1_MESSAGE,
                  KeyRole.KEY_ROLE_PROVIDER,
                  clock.instant())
              .bytes();
      return reply(Hi1Message.parseFrom(answer).getResponse());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) {
        throw new TooSlowException("An order was not answered", PATIENCE);
      }
      return new Reply(false, e.getStatus().getCode().name());
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private static Reply reply(ResponsePayload response) {
    if (response.hasTopLevelError()) {
      return refused(response.getTopLevelError());
    }
    return response.getActionResponses().getActionResponsesList().stream()
        .filter(ActionResponse::hasError)
        .findFirst()
        .map(action -> refused(action.getError()))
        .orElseGet(() -> new Reply(true, ""));
  }

  private static Reply refused(ErrorInformation error) {
    return new Reply(false, error.getRule());
  }
}
