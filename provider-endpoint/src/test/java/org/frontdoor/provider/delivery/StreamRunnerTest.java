package org.frontdoor.provider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdoor.provider.delivery.DeliverySamples.ALPHA;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.frontdoor.hi2.v1.Acknowledgement;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.Resume;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;
import org.junit.jupiter.api.Test;

final class StreamRunnerTest {

  private static final InstantSource CLOCK = () -> Instant.parse("2030-01-01T00:00:00Z");

  private final LabPki pki = DeliverySamples.pki(CLOCK);
  private final PlayedCall call = new PlayedCall();
  private final StreamRunner runner =
      new StreamRunner(
          call,
          StrictParser.of(DeliverRequest.getDefaultInstance(), new ParseLimits(4096, 8, 64)),
          new DeliveryParty(
              pki.evidence("PROVIDE1"),
              DeliverySettings.DEFAULT,
              new Outboxes(new InMemorySpool()),
              CLOCK),
          ALPHA,
          System::nanoTime);

  @Test
  void endThatComesTogetherWithAMessage_endsTheStreamAtOnce() throws Exception {
    runner.onNext(bytes(request -> request.setHello(SessionDriver.hello(ALPHA, 1 << 20))));
    runner.onNext(bytes(request -> request.setResume(Resume.getDefaultInstance())));
    runner.onNext(
        bytes(request -> request.setAcknowledgement(Acknowledgement.getDefaultInstance())));
    runner.onCompleted();

    Thread thread = Thread.ofPlatform().daemon().start(runner);

    assertThat(thread.join(Duration.ofSeconds(10))).as("the stream has ended").isTrue();
    assertThat(call.ended).containsExactly("completed");
    assertThat(call.sent).last().matches(DeliverResponse::hasResumed);
  }

  private static ByteString bytes(UnaryOperator<DeliverRequest.Builder> message) {
    return message.apply(DeliverRequest.newBuilder()).build().toByteString();
  }

  /** A call whose transport always takes more. */
  private static final class PlayedCall extends ServerCallStreamObserver<DeliverResponse> {
    private final List<DeliverResponse> sent = new CopyOnWriteArrayList<>();
    private final List<String> ended = new CopyOnWriteArrayList<>();

    @Override
    public void onNext(DeliverResponse message) {
      sent.add(message);
    }

    @Override
    public void onError(Throwable failure) {
      ended.add("failed");
    }

    @Override
    public void onCompleted() {
      ended.add("completed");
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {}

    @Override
    public void setOnReadyHandler(Runnable handler) {}

    @Override
    public void setCompression(String compression) {}

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public void disableAutoRequest() {}

    @Override
    public void request(int count) {}

    @Override
    public void setMessageCompression(boolean enable) {}
  }
}
