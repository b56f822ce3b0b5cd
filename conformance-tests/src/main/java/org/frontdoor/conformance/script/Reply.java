package org.frontdoor.conformance.script;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.ExchangeResponse;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;

/** What came of one HI-1 message. */
public final class Reply {

  private final Examination exam;
  private final Observation observation;
  private final Optional<SignedMessage> signed;
  private final Optional<Hi1Message> message;

  private Reply(
      Examination exam,
      Observation observation,
      Optional<SignedMessage> signed,
      Optional<Hi1Message> message) {
    this.exam = exam;
    this.observation = observation;
    this.signed = signed;
    this.message = message;
  }

  /** Reads an answer with good will: what is wrong with it is for the case to say. */
  public static Reply of(Examination exam, Observation observation) {
    if (observation instanceof Observation.Answer answer) {
      try {
        SignedMessage signed = ExchangeResponse.parseFrom(answer.bytes()).getSignedMessage();
        return new Reply(
            exam,
            observation,
            Optional.of(signed),
            Optional.of(Hi1Message.parseFrom(signed.getMessage())));
      } catch (InvalidProtocolBufferException e) {
        return new Reply(exam, observation, Optional.empty(), Optional.empty());
      }
    }
    return new Reply(exam, observation, Optional.empty(), Optional.empty());
  }

  /** What was seen of it. */
  public Observation observation() {
    return observation;
  }

  /** Whether an HI-1 message came, rather than an end of the call. */
  public boolean arrived() {
    return message.isPresent();
  }

  /** The answer as it was signed; ends the case if there is none. */
  public SignedMessage signed() {
    return exam.require(signed, "an HI-1 answer", describe());
  }

  /** The answer; ends the case if there is none. */
  public Hi1Message message() {
    return exam.require(message, "an HI-1 answer", describe());
  }

  /** The error for the whole message, if that was the answer. */
  public Optional<ErrorInformation> topLevelError() {
    return message
        .filter(answer -> answer.getResponse().hasTopLevelError())
        .map(answer -> answer.getResponse().getTopLevelError());
  }

  /** How many actions were answered. */
  public int actions() {
    return message
        .map(answer -> answer.getResponse().getActionResponses().getActionResponsesCount())
        .orElse(0);
  }

  /** The answer in that place; ends the case if there is none. */
  public ActionResponse action(int index) {
    exam.require(index < actions(), "an answer to action " + index, describe());
    return message().getResponse().getActionResponses().getActionResponses(index);
  }

  /** The error of that action, if it has one. */
  public Optional<ErrorInformation> errorOf(int index) {
    return index < actions() && action(index).hasError()
        ? Optional.of(action(index).getError())
        : Optional.empty();
  }

  /** Whether that action has another answer than an error. */
  public boolean hasResult(int index) {
    return index < actions() && !action(index).hasError();
  }

  /** The object that was made, changed or read by that action; ends the case if there is none. */
  public Hi1Object object(int index) {
    ActionResponse action = action(index);
    return switch (action.getResultCase()) {
      case CREATE -> action.getCreate().getObject();
      case UPDATE -> action.getUpdate().getObject();
      case GET -> action.getGet().getObject();
      case LIST, DELIVER, GET_CSP_CONFIG, ERROR, RESULT_NOT_SET ->
          throw exam.inconclusive("an object as answer to action " + index, describe(index));
    };
  }

  /** What came, for a report. */
  public String describe() {
    return switch (observation) {
      case Observation.Ended ended -> "gRPC status " + ended.status();
      case Observation.Unreachable unreachable -> "no connection: " + unreachable.cause();
      case Observation.Silence silence -> "no answer in time";
      case Observation.Answer answer -> describeAnswer();
      default -> "something else than an answer";
    };
  }

  /** What came of one action, for a report. */
  public String describe(int index) {
    if (index >= actions()) {
      return describe();
    }
    return errorOf(index)
        .map(error -> "action error " + describe(error))
        .orElseGet(() -> "the answer " + action(index).getResultCase());
  }

  private String describeAnswer() {
    if (message.isEmpty()) {
      return "an answer that cannot be read";
    }
    return topLevelError()
        .map(error -> "top-level error " + describe(error))
        .orElseGet(() -> "answers to " + actions() + " actions");
  }

  private static String describe(ErrorInformation error) {
    return error.getErrorCode() + (error.getRule().isEmpty() ? "" : " (" + error.getRule() + ")");
  }
}
