package org.frontdoor.conformance.script;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.conformance.wire.World;

/**
 * One case under way: the parties that the suite plays, and the words in which a case concludes.
 *
 * <p>{@link #expect} is for what the purpose asks for, {@link #require} for everything else on
 * which the case rests.
 */
public final class Examination {

  /** How long the suite waits for something that should come at once. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private final World world;
  private final Setting setting;
  private final Ids ids;
  private int channels;
  private String measured = "";

  /** A case at its beginning. */
  public Examination(World world, Setting setting, String purpose) {
    this.world = world;
    this.setting = setting;
    this.ids = new Ids(setting.seed(), setting.run(), purpose);
  }

  /** What all cases of the run share. */
  public Setting setting() {
    return setting;
  }

  /** Identifiers and choices of this case. */
  public Ids ids() {
    return ids;
  }

  /** The endpoint under test. */
  public EndpointId endpoint() {
    return setting.statement().id();
  }

  /** Whether the endpoint declares a feature. */
  public boolean declares(Feature feature) {
    return setting.statement().features().contains(feature);
  }

  /** Whether the endpoint's upper tester has a call. */
  public boolean declares(TesterCall call) {
    return setting.statement().testerCalls().contains(call);
  }

  /** The authority that the suite plays. */
  public Authority authority() {
    return authority(Seat.AUTHORITY_A);
  }

  /** The second authority. */
  public Authority otherAuthority() {
    return authority(Seat.AUTHORITY_B);
  }

  /** The authority of a seat. */
  public Authority authority(String seat) {
    return new Authority(this, seat);
  }

  /** A new order of the first authority: a warrant and what stands on it, against a new account. */
  public Order order() {
    return new Order(this, authority());
  }

  /** A new order of another authority. */
  public Order order(Authority authority) {
    return new Order(this, authority);
  }

  /** The upper tester of the endpoint. */
  public Tester tester() {
    return new Tester(this);
  }

  /** The provider that the suite plays where an authority is under test. */
  public ScriptedProvider provider() {
    return new ScriptedProvider(this);
  }

  /** Does something outside. */
  public Observation perform(Stimulus stimulus) {
    return world.perform(stimulus);
  }

  /** What time it is for the endpoint, in whole microseconds. */
  public Instant now() {
    if (world.perform(new Stimulus.Now()) instanceof Observation.Moment moment) {
      return Instant.EPOCH.plus(moment.micros(), ChronoUnit.MICROS);
    }
    throw new IllegalStateException("The world does not say what time it is.");
  }

  /** Lets time pass; only where the protocol itself speaks of time. */
  public void pause(Duration time) {
    var unused = world.perform(new Stimulus.Pause(time));
  }

  /** A name for a new stream. */
  public String channel(String kind) {
    return kind + "-" + channels++;
  }

  /**
   * Fails the case if the endpoint does not do what the purpose asks for.
   *
   * @param expected what the purpose asks for, in one sentence without target data
   * @param actual what the endpoint did, likewise
   */
  public void expect(boolean condition, String expected, String actual) {
    if (!condition) {
      throw new Concluded(Verdict.FAIL, expected, actual);
    }
  }

  /** Fails the case. */
  public Concluded failed(String expected, String actual) {
    return new Concluded(Verdict.FAIL, expected, actual);
  }

  /** Ends the case without a judgement if something does not hold on which it rests. */
  public void require(boolean condition, String expected, String actual) {
    if (!condition) {
      throw inconclusive(expected, actual);
    }
  }

  /** The value, or the end of the case without a judgement. */
  public <T> T require(Optional<T> value, String expected, String actual) {
    return value.orElseThrow(() -> inconclusive(expected, actual));
  }

  /** Ends the case without a judgement. */
  public Concluded inconclusive(String expected, String actual) {
    return new Concluded(Verdict.INCONCLUSIVE, expected, actual);
  }

  /** Ends the case with a warning: allowed, but likely to hurt somebody. */
  public Concluded warning(String expected, String actual) {
    return new Concluded(Verdict.WARN, expected, actual);
  }

  /** Notes what was measured; a report gives it beside the verdict. */
  public void measured(String what) {
    measured = what;
  }

  /** What was measured; empty if nothing was. */
  public String measured() {
    return measured;
  }

  /** Ends the case since the endpoint does not have what it needs. */
  public Concluded notApplicable(String why) {
    return new Concluded(Verdict.NOT_APPLICABLE, why, "not declared");
  }
}
