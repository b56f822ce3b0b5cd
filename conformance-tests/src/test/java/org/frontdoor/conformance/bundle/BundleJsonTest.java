package org.frontdoor.conformance.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Observation.Cause;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.conformance.wire.Stimulus.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BundleJsonTest {

  private static final ByteString BYTES = ByteString.copyFrom(new byte[] {0, 1, -1});
  private static final Duration TIME = Duration.ofNanos(1_500_000_001);
  private static final Exchange EXCHANGE = new Exchange("authority-a", BYTES, TIME);

  private final ObjectMapper mapper = BundleJson.mapper();

  static List<Stimulus> stimuli() {
    return List.of(
        EXCHANGE,
        new Stimulus.OpenWatch("w-1", "authority-a", BYTES),
        new Stimulus.OpenDelivery("d-1", "authority-a"),
        new Stimulus.Send("d-1", BYTES),
        new Stimulus.Await("d-1", TIME),
        new Stimulus.Close("d-1", Stimulus.Manner.CUT),
        new Stimulus.Handshake("authority-a", Stimulus.TlsOffer.TLS_1_2_WEAK),
        new Stimulus.Http("authority-a", "GET", "/", "text/plain", BYTES),
        new Stimulus.Tester("Crash", ByteString.EMPTY, TIME),
        new Stimulus.Now(),
        new Stimulus.Synchronise(7),
        new Stimulus.Pause(TIME),
        new Stimulus.Together(List.of(EXCHANGE, EXCHANGE)));
  }

  static List<Observation> observations() {
    return List.of(
        new Observation.Answer(BYTES),
        new Observation.Ended("INTERNAL", "text", Map.of("a", "b")),
        new Observation.Unreachable(Cause.TLS, "text"),
        new Observation.Silence(),
        new Observation.Done(),
        new Observation.Moment(8),
        new Observation.Connected("TLSv1.3", "x"),
        new Observation.HttpAnswer(415, Map.of("a", "b"), BYTES),
        new Observation.Several(List.of(new Observation.Silence(), new Observation.Answer(BYTES))));
  }

  @ParameterizedTest
  @MethodSource("stimuli")
  void stimulus_comesBackAsItWas(Stimulus stimulus) throws Exception {
    assertThat(mapper.readValue(BundleJson.text(mapper, stimulus), Stimulus.class))
        .isEqualTo(stimulus);
  }

  @ParameterizedTest
  @MethodSource("observations")
  void observation_comesBackAsItWas(Observation observation) throws Exception {
    assertThat(mapper.readValue(BundleJson.text(mapper, observation), Observation.class))
        .isEqualTo(observation);
  }
}
