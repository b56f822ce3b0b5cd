package org.frontdoor.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.frontdoor.conformance.wire.RecordingWorld.FloodedException;
import org.frontdoor.conformance.wire.RecordingWorld.TimeUpException;
import org.junit.jupiter.api.Test;

final class RecordingWorldTest {

  private static final Stimulus ANY = new Stimulus.Await("x", Duration.ZERO);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

  @Test
  void whatHappened_isReplayedAsItWas() {
    RecordingWorld recording = recording(new Observation.Ended("ABORTED", "text", Map.of()));
    Observation seen = recording.perform(ANY);

    ReplayedWorld replayed = new ReplayedWorld(recording.steps());

    assertThat(replayed.perform(ANY)).isEqualTo(seen);
  }

  @Test
  void replay_refusesMoreThanWasRecorded() {
    ReplayedWorld replayed = new ReplayedWorld(recording(new Observation.Done()).steps());

    assertThatThrownBy(() -> replayed.perform(ANY))
        .isInstanceOf(ReplayedWorld.ExhaustedException.class);
  }

  @Test
  void endpointThatFloods_endsTheCase() {
    ByteString large = ByteString.copyFrom(new byte[8 << 20]);
    RecordingWorld recording = recording(new Observation.Answer(large));

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 4; i++) {
                var unused = recording.perform(ANY);
              }
            })
        .isInstanceOf(FloodedException.class);
    assertThat(recording.steps()).hasSize(3);
  }

  @Test
  void caseThatTakesTooLong_endsBeforeItsNextStimulus() {
    RecordingWorld recording = recording(new Observation.Done());
    now.updateAndGet(instant -> instant.plusSeconds(11));

    assertThatThrownBy(() -> recording.perform(ANY)).isInstanceOf(TimeUpException.class);
    assertThat(recording.steps()).isEmpty();
  }

  private RecordingWorld recording(Observation always) {
    return new RecordingWorld(new Always(always), now::get, Duration.ofSeconds(10));
  }

  private record Always(Observation observation) implements World {
    @Override
    public Observation perform(Stimulus stimulus) {
      return observation;
    }

    @Override
    public void reset() {}

    @Override
    public void close() {}
  }
}
