package org.frontdoor.conformance.cases.authority;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.ScriptedProvider;
import org.frontdoor.conformance.script.ScriptedStream;
import org.frontdoor.conformance.script.ScriptedTask;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.wire.Stimulus.Manner;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryOption;
import org.frontdoor.hi2.v1.Hello;
import org.frontdoor.hi2.v1.HelloResponse;
import org.frontdoor.hi2.v1.StreamOptions;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;

/** How an authority opens a stream. */
public final class OpeningCases {

  private static final String OPTIONS = "the check of the options before the Resume";

  private OpeningCases() {}

  /** The cases. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.ofAuthority("HDR-14")
            .sends("a whole delivery and a keepalive")
            .expects("only messages of the strict form")
            .checkFirst("unknown or repeated fields, and values outside their bounds")
            .runs(OpeningCases::strictForm),
        TestCase.ofAuthority("HI2-OPT-01")
            .sends("nothing before the Hello, then its answer")
            .expects("a Hello, and after its answer a Resume")
            .checkFirst("the first message on the stream")
            .runs(OpeningCases::helloComesFirst),
        TestCase.ofAuthority("HI2-OPT-05")
            .sends("units before the options are settled")
            .expects("the end of the stream, and nothing of them stored as good")
            .checkFirst("the order of messages that the receiver allows")
            .runs(OpeningCases::earlyData),
        TestCase.ofAuthority("HI2-OPT-06")
            .sends("options once more on a stream that is open")
            .expects("the end of the stream")
            .checkFirst("the order of messages that the receiver allows")
            .runs(OpeningCases::optionsAgain),
        TestCase.ofAuthority("HI2-OPT-08")
            .sends("options that are not signed as they must be, or do not fit the offer")
            .expects("no Resume")
            .checkFirst(OPTIONS)
            .runs(OpeningCases::wrongOptions));
  }

  private static void strictForm(Examination exam) {
    ScriptedProvider provider = exam.provider().startAuthority();
    ScriptedStream stream = provider.accept().open();
    ScriptedTask task = provider.task();
    stream.deliver(task.delivery(2));
    stream.checkpoint(task);
    stream.askForLife(0);
    stream.awaitAcknowledged();
    StrictParser<DeliverRequest> parser =
        StrictParser.of(DeliverRequest.getDefaultInstance(), ParseLimits.usual());
    for (ByteString message : stream.receivedBytes()) {
      try {
        var unused = parser.parse(message);
      } catch (MalformedMessageException e) {
        throw exam.failed(
            "every message of the authority has the strict form", "one breaks it: " + e.rule());
      }
    }
  }

  private static void helloComesFirst(Examination exam) {
    ScriptedStream stream = exam.provider().startAuthority().accept();
    DeliverRequest first =
        exam.require(
            stream.next(Examination.PATIENCE), "a message on the stream", stream.describeEnd());
    exam.expect(
        first.hasHello(), "the stream begins with a Hello", "it begins with something else");
    Hello hello = first.getHello();
    exam.expect(
        hello.getAuthority().equals(stream.peer()),
        "the Hello names the authority of the TLS certificate",
        "it names somebody else");
    stream.answerHello(Seat.PROVIDER_EVIDENCE, stream.options(hello).build());
    var unused = stream.awaitResume();
    exam.expect(
        stream.received().size() == 2,
        "after the Hello nothing comes but the Resume",
        stream.received().size() - 2 + " other messages came before it");
  }

  private static void earlyData(Examination exam) {
    ScriptedProvider provider = exam.provider().startAuthority();
    ScriptedTask task = provider.task();
    ScriptedStream stream = provider.accept();
    var unusedHello = stream.awaitHello();
    stream.deliver(task.opening());
    expectEnd(exam, stream, "units that come instead of the options");
    ScriptedStream second = provider.accept();
    second.answerHello(Seat.PROVIDER_EVIDENCE, second.options(second.awaitHello()).build());
    var unusedResume = second.awaitResume();
    second.deliver(task.reports(1));
    expectEnd(exam, second, "units that come before the answer to the Resume");
    long good = provider.stopAndReport().good(task);
    exam.expect(good == 0, "nothing that came too early is stored as good", good + " records are");
  }

  private static void optionsAgain(Examination exam) {
    ScriptedStream stream = exam.provider().startAuthority().accept();
    StreamOptions options = stream.options(stream.awaitHello()).build();
    stream.open(options);
    stream.answerHello(Seat.PROVIDER_EVIDENCE, options);
    expectEnd(exam, stream, "options that come again");
  }

  private static void expectEnd(Examination exam, ScriptedStream stream, String what) {
    exam.expect(
        stream.awaitEnd(Examination.PATIENCE),
        what + " end the stream",
        "the authority goes on with the stream");
  }

  /** How a provider, or somebody on the way, answers a Hello as nobody may. */
  private record WrongAnswer(String what, Function<ScriptedStream, DeliverResponse> made) {}

  private static void wrongOptions(Examination exam) {
    ScriptedProvider provider = exam.provider().startAuthority();
    for (WrongAnswer wrong : wrongAnswers(provider)) {
      ScriptedStream stream = provider.accept();
      stream.send(wrong.made().apply(stream));
      Optional<DeliverRequest> resume = stream.await(DeliverRequest::hasResume);
      exam.expect(
          resume.isEmpty(),
          "the authority does not go on with options " + wrong.what(),
          "it sends its Resume");
      stream.close(Manner.CANCEL);
    }
  }

  private static List<WrongAnswer> wrongAnswers(ScriptedProvider provider) {
    return List.of(
        signedBy(provider, "signed by another provider", Seat.PROVIDER_B_EVIDENCE),
        signedBy(provider, "signed by a key that nobody trusts", Seat.PROVIDER_STRANGER_EVIDENCE),
        signedBy(provider, "signed by a key of another role", Seat.PROVIDER),
        chosen(provider, "of another stream", (o, h) -> o.setNonce(flipped(h.getNonce()))),
        chosen(
            provider,
            "whose window is larger than the one offered",
            (o, h) -> o.setWindowBytes(h.getWindowBytes() + 1)),
        chosen(
            provider,
            "for another authority",
            (o, h) -> o.setAuthority(h.getAuthority().toBuilder().setUniqueIdentifier("CONFAUTB"))),
        new WrongAnswer(
            "from which one was removed on the way", stream -> stripped(provider, stream)));
  }

  private interface Choice {
    StreamOptions.Builder of(StreamOptions.Builder options, Hello hello);
  }

  private static WrongAnswer signedBy(ScriptedProvider provider, String what, String seat) {
    return new WrongAnswer(
        what,
        stream -> answer(signed(provider, seat, stream.options(stream.awaitHello()).build())));
  }

  private static WrongAnswer chosen(ScriptedProvider provider, String what, Choice choice) {
    return new WrongAnswer(
        what,
        stream -> {
          Hello hello = stream.awaitHello();
          StreamOptions options = choice.of(stream.options(hello), hello).build();
          return answer(signed(provider, Seat.PROVIDER_EVIDENCE, options));
        });
  }

  private static DeliverResponse stripped(ScriptedProvider provider, ScriptedStream stream) {
    Hello hello = stream.awaitHello();
    StreamOptions options = stream.options(hello).build();
    StreamOptions fewer =
        options.toBuilder()
            .clearOptions()
            .addAllOptions(
                options.getOptionsList().stream()
                    .filter(one -> one != DeliveryOption.DELIVERY_OPTION_CHECKPOINT)
                    .toList())
            .build();
    return answer(
        signed(provider, Seat.PROVIDER_EVIDENCE, options).toBuilder()
            .setMessage(fewer.toByteString())
            .build());
  }

  private static SignedMessage signed(
      ScriptedProvider provider, String seat, StreamOptions options) {
    return provider.sign(seat, options.toByteString(), Purposes.HI2_OPTIONS);
  }

  private static DeliverResponse answer(SignedMessage signed) {
    return DeliverResponse.newBuilder()
        .setHelloResponse(HelloResponse.newBuilder().setSignedOptions(signed))
        .build();
  }

  private static ByteString flipped(ByteString bytes) {
    byte[] flipped = bytes.toByteArray();
    flipped[0] ^= 1;
    return ByteString.copyFrom(flipped);
  }
}
