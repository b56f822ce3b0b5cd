package org.frontdoor.conformance.cases.stream;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.hi2.v1.Acknowledgement;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryOption;
import org.frontdoor.hi2.v1.Hello;
import org.frontdoor.hi2.v1.Resume;
import org.frontdoor.hi2.v1.StreamOptions;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.UntrustedException;

/** How a stream begins, and what both sides agree on (TS 102 232-1 clause 6.3.5). */
public final class OptionCases {

  /** An option that no version of the encoding has. */
  private static final int UNKNOWN_OPTION = 77;

  private OptionCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HI2-OPT-01")
            .sends("a Hello while units wait; on another stream a Resume without a Hello")
            .expects("the answer to the Hello before anything else; the other stream ends")
            .checkFirst("what is sent before the answer to the Hello")
            .needs(Feature.HI2)
            .runs(OptionCases::hello_isFirstAndAnsweredFirst),
        TestCase.of("HI2-OPT-03")
            .sends("Hellos that offer all options, and one that is unknown")
            .expects("options among those offered, each once, and not the unknown one")
            .checkFirst("from which list the chosen options are taken")
            .needs(Feature.HI2)
            .runs(OptionCases::chosenOptions_areAmongThoseOffered),
        TestCase.of("HI2-OPT-04")
            .sends("a second stream while the first is open")
            .expects("the first ends and the second is served")
            .checkFirst("whether a newer stream of an authority replaces the older")
            .needs(Feature.HI2)
            .runs(OptionCases::newerStream_endsTheOlder),
        TestCase.of("HI2-OPT-05")
            .sends("an acknowledgement before the Hello, and one between Hello and Resume")
            .expects("both streams end")
            .checkFirst("in which states of a stream messages are taken")
            .needs(Feature.HI2)
            .runs(OptionCases::dataBeforeOptions_endsTheStream),
        TestCase.of("HI2-OPT-06")
            .sends("a second Hello on a stream that runs")
            .expects("the stream ends, without another answer to a Hello")
            .checkFirst("in which states of a stream a Hello is taken")
            .needs(Feature.HI2)
            .runs(OptionCases::secondHello_endsTheStream),
        TestCase.of("HI2-OPT-08")
            .sends("Hellos from which one required option was removed; then a whole one")
            .expects("each is refused; the whole one is answered with signed options and its nonce")
            .checkFirst("which options the national profile requires, and what signs the answer")
            .needs(Feature.HI2)
            .runs(OptionCases::removedOption_isNoticed));
  }

  private static void hello_isFirstAndAnsweredFirst(Examination exam) {
    var unused = exam.order().activate();
    Delivery delivery = exam.authority().delivery();
    delivery.send(DeliverRequest.newBuilder().setHello(delivery.hello()).build());
    Optional<DeliverResponse> first = delivery.next(Examination.PATIENCE);
    exam.expect(
        first.filter(DeliverResponse::hasHelloResponse).isPresent(),
        "the answer to the Hello is the first that comes",
        describe(first, delivery));

    Delivery wrong = exam.authority().delivery();
    wrong.send(DeliverRequest.newBuilder().setResume(Resume.getDefaultInstance()).build());
    expectEnd(exam, wrong, "a stream that does not begin with a Hello ends");
  }

  private static void chosenOptions_areAmongThoseOffered(Examination exam) {
    Delivery delivery = exam.authority().delivery();
    List<Integer> chosen = delivery.negotiate(delivery.hello().build()).getOptionsValueList();
    exam.expect(
        Delivery.ALL_OPTIONS.stream().map(DeliveryOption::getNumber).toList().containsAll(chosen),
        "the options chosen are among those offered",
        "they are " + chosen);
    exam.expect(
        chosen.stream().distinct().count() == chosen.size(),
        "each option is chosen once",
        "they are " + chosen);

    Delivery other = exam.authority().delivery();
    Hello hello = other.hello().addOptionsValue(UNKNOWN_OPTION).build();
    other.send(DeliverRequest.newBuilder().setHello(hello).build());
    Optional<DeliverResponse> answer = other.await(DeliverResponse::hasHelloResponse);
    exam.expect(
        answer.isEmpty()
            || !options(exam, answer.get()).getOptionsValueList().contains(UNKNOWN_OPTION),
        "an option that the endpoint cannot know is not chosen",
        "it is chosen");
  }

  private static void newerStream_endsTheOlder(Examination exam) {
    Delivery older = exam.authority().delivery().start();
    Delivery newer = exam.authority().delivery();
    newer.send(DeliverRequest.newBuilder().setHello(newer.hello()).build());
    exam.expect(
        newer.await(DeliverResponse::hasHelloResponse).isPresent(),
        "the newer stream is answered",
        newer.describeEnd());
    long next = newer.resume(0, 0);
    exam.require(next > 0, "the newer stream resumes", "it resumes at 0");
    exam.expect(
        older.awaitEnd(Examination.PATIENCE).isPresent(),
        "the older stream ends",
        older.describeEnd());
    newer.askForLife(0);
    var unused = newer.await(DeliverResponse::hasKeepaliveResponse);
    exam.expect(newer.end().isEmpty(), "the newer stream lives on", newer.describeEnd());
  }

  private static void dataBeforeOptions_endsTheStream(Examination exam) {
    DeliverRequest data =
        DeliverRequest.newBuilder()
            .setAcknowledgement(Acknowledgement.getDefaultInstance())
            .build();
    Delivery first = exam.authority().delivery();
    first.send(data);
    expectEnd(exam, first, "a stream that begins with an acknowledgement ends");

    Delivery second = exam.authority().delivery();
    var unused = second.negotiate(second.hello().build());
    second.send(data);
    expectEnd(exam, second, "an acknowledgement before the Resume ends the stream");
  }

  private static void secondHello_endsTheStream(Examination exam) {
    Delivery delivery = exam.authority().delivery().start();
    delivery.send(DeliverRequest.newBuilder().setHello(delivery.hello()).build());
    Optional<DeliverResponse> answer = delivery.await(DeliverResponse::hasHelloResponse);
    exam.expect(answer.isEmpty(), "a second Hello is not answered", describe(answer, delivery));
    exam.expect(
        delivery.awaitEnd(Examination.PATIENCE).isPresent(),
        "a second Hello ends the stream",
        delivery.describeEnd());
  }

  private static void removedOption_isNoticed(Examination exam) {
    for (DeliveryOption removed : Delivery.ALL_OPTIONS) {
      List<DeliveryOption> rest = new ArrayList<>(Delivery.ALL_OPTIONS);
      rest.remove(removed);
      Delivery delivery = exam.authority().delivery();
      Hello hello = delivery.hello().clearOptions().addAllOptions(rest).build();
      delivery.send(DeliverRequest.newBuilder().setHello(hello).build());
      expectEnd(exam, delivery, "a Hello without " + removed + " is refused");
    }
    Delivery delivery = exam.authority().delivery();
    Hello hello = delivery.hello().build();
    delivery.send(DeliverRequest.newBuilder().setHello(hello).build());
    DeliverResponse answer =
        exam.require(
            delivery.await(DeliverResponse::hasHelloResponse),
            "an answer to the Hello",
            delivery.describeEnd());
    SignedMessage signed = answer.getHelloResponse().getSignedOptions();
    try {
      var unused =
          new MessageVerifier(exam.setting().seats().trust())
              .verify(signed, Purposes.HI2_OPTIONS, KeyRole.KEY_ROLE_EVIDENCE, exam.now());
    } catch (UntrustedException e) {
      throw exam.failed("the options are signed by the endpoint's evidence key", e.reason().name());
    }
    ByteString nonce = options(exam, answer).getNonce();
    exam.expect(
        nonce.equals(hello.getNonce()),
        "the signed options return the nonce of the Hello",
        "they have another");
  }

  private static StreamOptions options(Examination exam, DeliverResponse answer) {
    try {
      return StreamOptions.parseFrom(answer.getHelloResponse().getSignedOptions().getMessage());
    } catch (InvalidProtocolBufferException e) {
      throw exam.inconclusive("options that can be read", "bytes that cannot");
    }
  }

  /** The next that comes is the end. */
  private static void expectEnd(Examination exam, Delivery delivery, String expected) {
    Optional<DeliverResponse> came = delivery.next(Examination.PATIENCE);
    exam.expect(came.isEmpty() && delivery.end().isPresent(), expected, describe(came, delivery));
  }

  private static String describe(Optional<DeliverResponse> message, Delivery delivery) {
    return message
        .map(came -> "there comes a message " + came.getMessageCase())
        .orElseGet(delivery::describeEnd);
  }
}
