package org.frontdoor.conformance.report.decode;

import java.time.Duration;
import org.frontdoor.conformance.wire.Stimulus;

/** What the suite did as a provider, in words. */
final class ProviderWords {

  private ProviderWords() {}

  static String done(Stimulus.AsProvider stimulus) {
    return switch (stimulus) {
      case Stimulus.Listen listen -> "listens as " + listen.seat() + ": " + listen.listening();
      case Stimulus.AcceptDelivery accept ->
          "waits for a stream of the authority ("
              + accept.channel()
              + ") for at most "
              + millis(accept.atMost());
      case Stimulus.AcceptHandshake accept ->
          "waits for a TLS handshake for at most " + millis(accept.atMost());
      case Stimulus.StartProgram start -> "starts the program " + start.command();
      case Stimulus.StopProgram stop -> "ends the program " + stop.command() + ": " + stop.ending();
      case Stimulus.RunProgram run -> "runs the program " + run.command();
    };
  }

  private static String millis(Duration duration) {
    return duration.toMillis() + " ms";
  }
}
