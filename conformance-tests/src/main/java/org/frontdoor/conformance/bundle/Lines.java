package org.frontdoor.conformance.bundle;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Step;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.hi1.v1.SealingSuite;

/** What stands in the lines of a bundle. Bytes are in base64, times in ISO 8601. */
final class Lines {

  static final int FORMAT = 1;

  private Lines() {}

  /**
   * The first line.
   *
   * @param format of the bundle
   * @param suite version of the suite
   * @param run names the run
   * @param seed of the run
   * @param profile national profile of the run
   * @param started ISO 8601
   * @param endpoint address of the endpoint under test
   * @param statement the declaration of the endpoint
   * @param trust whom the suite trusted
   * @param seats in whose name it spoke
   * @param deliveryKeys private keysets, made for this run alone
   */
  record Header(
      int format,
      String suite,
      String run,
      long seed,
      String profile,
      String started,
      String endpoint,
      Declared statement,
      List<Trusted> trust,
      List<SeatName> seats,
      List<ByteString> deliveryKeys) {}

  /** A declaration, word by word; 0 where it names no bound. The delivery keys are public. */
  record Declared(
      String role,
      String country,
      String id,
      List<String> profiles,
      List<String> features,
      List<String> testerCalls,
      List<String> accounts,
      long spoolBytes,
      long latencyMillis,
      List<DeliveryKeyLine> deliveryKeys) {}

  /** A public key to which records are sealed. */
  record DeliveryKeyLine(SealingSuite suite, ByteString publicKey) {}

  /** An issuer, for one role in one country, in DER. */
  record Trusted(KeyRole role, String country, ByteString issuer, List<ByteString> lists) {}

  /** Who sits in a seat. */
  record SeatName(String seat, KeyRole role, String country, String realm, String id) {}

  /** One step of a case. */
  record StepLine(String test, int n, long atMicros, Stimulus stimulus, Observation observation) {

    static StepLine of(String test, Step step) {
      return new StepLine(
          test, step.number(), step.atMicros(), step.stimulus(), step.observation());
    }

    Step step() {
      return new Step(n, atMicros, stimulus, observation);
    }
  }

  /**
   * The verdict of a case; its steps stand before it.
   *
   * @param recorded false if the case was not run, or its steps were too large to be kept
   */
  record VerdictLine(
      String test,
      String verdict,
      String expected,
      String actual,
      int steps,
      boolean recorded,
      long tookNanos) {

    static VerdictLine of(CaseResult result) {
      return new VerdictLine(
          result.purpose(),
          result.verdict().name(),
          result.expected(),
          result.actual(),
          result.steps().size(),
          !result.steps().isEmpty(),
          result.took().toNanos());
    }

    Duration took() {
      return Duration.ofNanos(tookNanos);
    }
  }

  /** How the run ended. */
  record EndLine(String ending, String why, String ended) {

    Instant time() {
      return Instant.parse(ended);
    }
  }

  /** The signature over the hash of the line before. */
  record SignatureLine(ByteString signed) {}
}
