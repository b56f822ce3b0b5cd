package org.frontdoor.conformance.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers what went over it. What is remembered is bounded: beyond that the case cannot be
 * evaluated again, and says so.
 */
public final class RecordingWorld implements World {

  /** A case that sees more than this has met an endpoint that floods. */
  public static final long BOUND_BYTES = 24L << 20;

  private final World world;
  private final InstantSource clock;
  private final Instant timeUp;
  private final List<Step> steps = new ArrayList<>();
  private long bytes;

  /**
   * Nothing is remembered yet.
   *
   * @param atMost after this time no more stimuli are given
   */
  public RecordingWorld(World world, InstantSource clock, Duration atMost) {
    this.world = world;
    this.clock = clock;
    this.timeUp = clock.instant().plus(atMost);
  }

  @Override
  public Observation perform(Stimulus stimulus) {
    if (clock.instant().isAfter(timeUp)) {
      throw new TimeUpException();
    }
    long at = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    Observation observation = world.perform(stimulus);
    bytes += sizeOf(observation);
    if (bytes > BOUND_BYTES) {
      throw new FloodedException();
    }
    steps.add(new Step(steps.size(), at, stimulus, observation));
    return observation;
  }

  /** How many bytes the endpoint has sent so far. */
  public long bytes() {
    return bytes;
  }

  /** What has happened so far. */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  @Override
  public void reset() {
    world.reset();
  }

  @Override
  public void close() {
    world.close();
  }

  private static long sizeOf(Observation observation) {
    return switch (observation) {
      case Observation.Answer answer -> answer.bytes().size();
      case Observation.HttpAnswer answer -> answer.body().size();
      case Observation.Several several ->
          several.each().stream().mapToLong(RecordingWorld::sizeOf).sum();
      case Observation.ProgramEnded ended -> ended.output().length();
      default -> 0;
    };
  }

  /** The endpoint has sent more than a case may be sent. */
  public static final class FloodedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FloodedException() {
      super("The endpoint has sent more than " + (BOUND_BYTES >> 20) + " MiB in one case.");
    }
  }

  /** The case has taken longer than a case may take. */
  public static final class TimeUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimeUpException() {
      super("The case has taken longer than a case may take.");
    }
  }
}
