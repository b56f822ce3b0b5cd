package org.frontdoor.conformance.script;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Optional;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.statement.AuthorityAdapter;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.conformance.wire.Stimulus.Ending;
import org.frontdoor.conformance.wire.Stimulus.Listening;

/**
 * The provider that the suite plays against an authority. It does what the protocol asks for until
 * a case bends it.
 */
public final class ScriptedProvider {

  /** How long the authority's programs may take to start or to finish. */
  public static final Duration PROGRAM_PATIENCE = Duration.ofSeconds(20);

  private final Examination exam;

  ScriptedProvider(Examination exam) {
    this.exam = exam;
  }

  /** Who the provider is, as its keys say. */
  public EndpointId id() {
    return exam.setting().seats().signing(Seat.PROVIDER_EVIDENCE).identity().endpointId();
  }

  /** The authority under test. */
  public EndpointId authority() {
    return exam.endpoint();
  }

  /** Starts the authority; ends the case if it cannot be started. */
  public ScriptedProvider startAuthority() {
    Observation started = exam.perform(new Stimulus.StartProgram(AuthorityAdapter.RECEIVE));
    exam.require(
        started instanceof Observation.Done,
        "the authority's program receive can be started",
        "it cannot");
    return this;
  }

  /** The next stream that the authority opens; ends the case if it opens none. */
  public ScriptedStream accept() {
    return exam.require(
        tryAccept(PROGRAM_PATIENCE), "the authority opens a delivery stream", "it opens none");
  }

  /** The next stream that the authority opens within a time. */
  public Optional<ScriptedStream> tryAccept(Duration atMost) {
    String channel = exam.channel("hi2");
    Observation came = exam.perform(new Stimulus.AcceptDelivery(channel, atMost));
    return came instanceof Observation.Accepted accepted
        ? Optional.of(new ScriptedStream(exam, this, channel, accepted))
        : Optional.empty();
  }

  /** Listens with other keys. */
  public void listenAs(String seat, Listening listening) {
    var unused = exam.perform(new Stimulus.Listen(seat, listening));
  }

  /** A task whose delivery has not begun. */
  public ScriptedTask task() {
    return new ScriptedTask(exam, this);
  }

  /** Lets the authority finish. */
  public void stopAuthority() {
    Observation ended =
        exam.perform(
            new Stimulus.StopProgram(
                AuthorityAdapter.RECEIVE, Ending.CLOSE_INPUT, PROGRAM_PATIENCE));
    exam.require(
        ended instanceof Observation.ProgramEnded,
        "the authority's program receive ends when its standard input is closed",
        "it does not");
  }

  /** Kills the authority. */
  public void killAuthority() {
    var unused =
        exam.perform(
            new Stimulus.StopProgram(AuthorityAdapter.RECEIVE, Ending.KILL, PROGRAM_PATIENCE));
  }

  /** What the authority has stored; ends the case if it does not say. */
  public AuthorityReport report() {
    Observation ended =
        exam.perform(new Stimulus.RunProgram(AuthorityAdapter.REPORT, PROGRAM_PATIENCE));
    if (ended instanceof Observation.ProgramEnded program) {
      return exam.require(
          AuthorityReport.read(program.output()),
          "the authority's program report prints a report in JSON",
          "exit code " + program.exitCode() + " and something else");
    }
    throw exam.inconclusive("the authority's program report ends", "it does not");
  }

  /** Lets the authority finish and asks what it has stored. */
  public AuthorityReport stopAndReport() {
    stopAuthority();
    return report();
  }

  /** Bytes signed by the evidence key of a seat. */
  public SignedMessage sign(String seat, ByteString message, String purpose) {
    return exam.setting().seats().signing(seat).sign(message, purpose);
  }
}
