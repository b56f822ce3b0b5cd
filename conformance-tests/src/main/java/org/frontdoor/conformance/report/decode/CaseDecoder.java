package org.frontdoor.conformance.report.decode;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.frontdoor.conformance.report.Exchanged;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Step;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.hi1.v1.ExchangeResponse;
import org.frontdoor.hi1.v1.WatchNotificationsResponse;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;

/** Decodes what a case did and saw. Whatever names a target of the case is taken out. */
public final class CaseDecoder {

  /** A case with more steps shows its first and its last ones. */
  private static final int MOST_STEPS = 60;

  private static final int LAST_STEPS = 20;

  private final List<Step> steps;
  private final Targets targets = new Targets();
  private final Map<String, Parser<? extends Message>> incoming = new HashMap<>();
  private final Set<String> accepted = new HashSet<>();
  private final List<Exchanged> exchange = new ArrayList<>();

  private CaseDecoder(List<Step> steps) {
    this.steps = steps;
  }

  /** Decodes the steps of one case. */
  public static CaseDecoder of(List<Step> steps) {
    CaseDecoder decoder = new CaseDecoder(List.copyOf(steps));
    steps.forEach(decoder::learn);
    decoder.incoming.clear();
    steps.forEach(decoder::decode);
    return decoder;
  }

  /** What was done and seen. */
  public List<Exchanged> exchange() {
    return List.copyOf(exchange);
  }

  /** A text without anything that names a target of this case. */
  public String withoutTargets(String text) {
    return targets.takenOutOf(text);
  }

  private void learn(Step step) {
    if (step.stimulus() instanceof Stimulus.Together together) {
      together.exchanges().forEach(one -> learn(one.request(), Kinds.outgoing(one)));
    }
    sent(step.stimulus()).ifPresent(bytes -> learn(bytes, outgoing(step.stimulus())));
    note(step.stimulus());
    if (step.observation() instanceof Observation.Answer answer) {
      learn(answer.bytes(), answerTo(step.stimulus()));
    }
  }

  private void learn(ByteString bytes, Optional<Parser<? extends Message>> kind) {
    read(bytes, kind).ifPresent(targets::learn);
  }

  private void decode(Step step) {
    note(step.stimulus());
    boolean shown =
        step.number() < MOST_STEPS - LAST_STEPS || step.number() >= steps.size() - LAST_STEPS;
    if (!shown) {
      return;
    }
    String sent =
        sent(step.stimulus()).map(bytes -> text(bytes, outgoing(step.stimulus()))).orElse("");
    String received =
        step.observation() instanceof Observation.Answer answer
            ? text(answer.bytes(), answerTo(step.stimulus()))
            : "";
    exchange.add(
        new Exchanged(
            step.number(),
            step.atMicros(),
            targets.takenOutOf(done(step.stimulus())),
            targets.takenOutOf(sent),
            targets.takenOutOf(seen(step.observation())),
            targets.takenOutOf(received)));
  }

  /** Remembers which messages come on a stream. */
  private void note(Stimulus stimulus) {
    if (stimulus instanceof Stimulus.OpenWatch watch) {
      incoming.put(watch.channel(), WatchNotificationsResponse.parser());
    } else if (stimulus instanceof Stimulus.OpenDelivery open) {
      incoming.put(open.channel(), DeliverResponse.parser());
    } else if (stimulus instanceof Stimulus.AcceptDelivery accept) {
      incoming.put(accept.channel(), DeliverRequest.parser());
      accepted.add(accept.channel());
    }
  }

  private Optional<Parser<? extends Message>> outgoing(Stimulus stimulus) {
    return stimulus instanceof Stimulus.Send send && accepted.contains(send.channel())
        ? Optional.of(DeliverResponse.parser())
        : Kinds.outgoing(stimulus);
  }

  private Optional<Parser<? extends Message>> answerTo(Stimulus stimulus) {
    return switch (stimulus) {
      case Stimulus.Exchange exchanged -> Optional.of(ExchangeResponse.parser());
      case Stimulus.Await await -> Optional.ofNullable(incoming.get(await.channel()));
      case Stimulus.Tester call -> Kinds.testerAnswer(call.method());
      default -> Optional.empty();
    };
  }

  private static Optional<ByteString> sent(Stimulus stimulus) {
    return switch (stimulus) {
      case Stimulus.Exchange exchanged -> Optional.of(exchanged.request());
      case Stimulus.OpenWatch watch -> Optional.of(watch.request());
      case Stimulus.Send send -> Optional.of(send.message());
      case Stimulus.Tester call -> Optional.of(call.request());
      case Stimulus.Together together ->
          together.exchanges().stream().findFirst().map(Stimulus.Exchange::request);
      default -> Optional.empty();
    };
  }

  private static String text(ByteString bytes, Optional<Parser<? extends Message>> kind) {
    return read(bytes, kind)
        .map(RedactedText::of)
        .orElseGet(() -> bytes.size() + " bytes that are no message of the schema\n");
  }

  private static Optional<Message> read(
      ByteString bytes, Optional<Parser<? extends Message>> kind) {
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(kind.get().parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  private static String done(Stimulus stimulus) {
    return switch (stimulus) {
      case Stimulus.Exchange one -> "HI-1 message of " + one.seat();
      case Stimulus.OpenWatch watch ->
          watch.seat() + " watches notifications (" + watch.channel() + ")";
      case Stimulus.OpenDelivery open ->
          open.seat() + " opens an HI-2 stream (" + open.channel() + ")";
      case Stimulus.Send send -> "sends on " + send.channel();
      case Stimulus.Await await ->
          "waits on " + await.channel() + " for at most " + millis(await.atMost());
      case Stimulus.Close close -> "ends " + close.channel() + ": " + close.manner();
      case Stimulus.Handshake shake -> "TLS handshake of " + shake.seat() + ": " + shake.offer();
      case Stimulus.Http http -> "HTTP " + http.method() + " " + http.path() + " of " + http.seat();
      case Stimulus.Tester call -> "upper tester: " + call.method();
      case Stimulus.Now now -> "asks what time it is";
      case Stimulus.Synchronise to -> "takes the endpoint's time: " + time(to.timeMicros());
      case Stimulus.Pause pause -> "lets " + millis(pause.time()) + " pass";
      case Stimulus.Together together ->
          together.exchanges().size()
              + " HI-1 messages at once, of "
              + together.exchanges().stream()
                  .map(Stimulus.Exchange::seat)
                  .distinct()
                  .collect(Collectors.joining(", "));
      case Stimulus.AsProvider asProvider -> ProviderWords.done(asProvider);
    };
  }

  private static String seen(Observation observation) {
    return switch (observation) {
      case Observation.Answer answer -> "a message of " + answer.bytes().size() + " bytes";
      case Observation.Ended ended ->
          ended.text().isEmpty()
              ? "gRPC status " + ended.status()
              : "gRPC status " + ended.status() + ": " + line(ended.text());
      case Observation.Unreachable not -> not.cause() + ": " + not.text();
      case Observation.Silence silence -> "nothing";
      case Observation.Done done -> "";
      case Observation.Moment moment -> time(moment.micros());
      case Observation.Connected connected -> connected.protocol() + ", " + connected.suite();
      case Observation.HttpAnswer answer ->
          "HTTP " + answer.status() + ", " + answer.body().size() + " bytes";
      case Observation.Several several ->
          several.each().stream().map(CaseDecoder::seen).collect(Collectors.joining("; "));
      case Observation.Accepted accepted ->
          "a stream of " + accepted.country() + "/" + accepted.identifier();
      case Observation.ProgramEnded ended ->
          "exit code " + ended.exitCode() + ", printed: " + line(ended.output());
      case Observation.NotStarted not -> not.text();
    };
  }

  private static String line(String text) {
    String shown = text.length() > 300 ? text.substring(0, 300) + "..." : text;
    return shown.replaceAll("\\p{Cntrl}", " ");
  }

  private static String millis(Duration duration) {
    return duration.toMillis() + " ms";
  }

  private static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
