package org.frontdoor.conformance.report;

import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.script.Verdict;
import org.frontdoor.conformance.wire.Observation;

/** Why an endpoint cannot be examined, in one line that says what to do. */
final class Trouble {

  private Trouble() {}

  /** Empty if the sanity exchange went well. */
  static String of(CaseResult sanity) {
    if (sanity.verdict() == Verdict.PASS) {
      return "";
    }
    if (sanity.steps().isEmpty()) {
      return sanity.actual();
    }
    return switch (sanity.steps().getLast().observation()) {
      case Observation.Unreachable unreachable -> of(unreachable);
      case Observation.Silence silence ->
          "it says nothing at all; check that address and port are those of HI-1";
      case Observation.Ended ended -> of(ended);
      default -> "expected was " + sanity.expected() + ", and there was " + sanity.actual();
    };
  }

  private static String of(Observation.Ended ended) {
    return ended.status().equals("UNIMPLEMENTED")
        ? "it speaks gRPC, but not HI-1; check that address and port are those of HI-1"
        : "it ended the call with gRPC status "
            + ended.status()
            + "; check the endpoint's log, and that it trusts the suite's authority";
  }

  private static String of(Observation.Unreachable unreachable) {
    String remedy =
        switch (unreachable.cause()) {
          case REFUSED -> "check address and port, and that the endpoint runs";
          case TLS ->
              "check that the endpoint trusts the issuers in the suite's trust folder, and the"
                  + " suite the endpoint's, that both are valid, and that the declaration names"
                  + " the endpoint's own country and id";
          case NOT_GRPC -> "check that address and port are those of HI-1";
          case SILENT, BROKEN -> "check the endpoint's log and the network between";
        };
    return unreachable.text() + "; " + remedy;
  }
}
