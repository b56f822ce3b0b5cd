package org.frontdoor.conformance.cases.header;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Expectations;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Times;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.ActionResponses;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.DeliverResult;
import org.frontdoor.hi1.v1.ExchangeResponse;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.hi1.v1.ResponsePayload;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.WatchNotificationsRequest;
import org.frontdoor.hi1.v1.WatchNotificationsResponse;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;

/** The payload of a message: one of two, and in the strict form (clauses 6.3.1 and 9.2.1). */
public final class PayloadCases {

  private static final int NOT_A_MESSAGE = 64;

  /** A wrapping is larger than what it holds. */
  private static final ParseLimits OF_WRAPPINGS = ParseLimits.usual().withMaxBytes(2 << 20);

  private static final StrictParser<Hi1Message> MESSAGE =
      StrictParser.of(Hi1Message.getDefaultInstance(), ParseLimits.usual());
  private static final StrictParser<ExchangeResponse> WRAPPED_ANSWER =
      StrictParser.of(ExchangeResponse.getDefaultInstance(), OF_WRAPPINGS);
  private static final StrictParser<WatchNotificationsResponse> WRAPPED_NOTIFICATION =
      StrictParser.of(WatchNotificationsResponse.getDefaultInstance(), OF_WRAPPINGS);

  private PayloadCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HDR-13")
            .sends("messages with a request and an answer, in both orders, and with neither")
            .expects("top-level errors, and no object")
            .checkFirst("whether the received bytes are scanned for two members of one oneof")
            .runs(PayloadCases::bothPayloadsOrNone_areRefused),
        TestCase.of("HDR-14")
            .sends("messages that draw every kind of answer, errors included")
            .expects("answers that the strict parser takes")
            .checkFirst("whether the endpoint parses its own answers before it signs them")
            .runs(PayloadCases::everythingSent_hasTheStrictForm));
  }

  private static void bothPayloadsOrNone_areRefused(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    ByteString request = requestAlone(authority, order);
    expectRefused(exam, order, header(authority).concat(request).concat(answerAlone(exam)));
    expectRefused(exam, order, header(authority).concat(answerAlone(exam)).concat(request));
    expectRefused(exam, order, header(authority));
  }

  private static void expectRefused(Examination exam, Order order, ByteString message) {
    Authority authority = exam.authority();
    Expectations.topLevelError(exam, authority.send(authority.sign(message)));
    Expectations.notMade(exam, authority, order.documentId());
  }

  /** Bytes of a message that lacks all but its header; fields of one message can be joined. */
  private static ByteString header(Authority authority) {
    return Hi1Message.newBuilder().setHeader(authority.header()).build().toByteString();
  }

  private static ByteString requestAlone(Authority authority, Order order) {
    return authority.message(Act.create(order.document())).toBuilder()
        .clearHeader()
        .build()
        .toByteString();
  }

  private static ByteString answerAlone(Examination exam) {
    ActionResponse response =
        ActionResponse.newBuilder()
            .setActionIdentifier(0)
            .setDeliver(DeliverResult.newBuilder().setIdentifier(exam.ids().uuid()))
            .build();
    return Hi1Message.newBuilder()
        .setResponse(
            ResponsePayload.newBuilder()
                .setActionResponses(ActionResponses.newBuilder().addActionResponses(response)))
        .build()
        .toByteString();
  }

  private static void everythingSent_hasTheStrictForm(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    List<ActionRequest> actions =
        new ArrayList<>(
            List.of(
                Act.create(order.document()),
                Act.create(order.authorisation()),
                Act.create(order.task()),
                Act.update(order.change(order.authorisationId(), AuthorisationObject.newBuilder())),
                Act.get(order.taskId()),
                Act.get(exam.ids().uuid()),
                Act.create(order.document())));
    if (exam.declares(Feature.LIST)) {
      actions.add(Act.list(latelyChanged(order).build()));
    }
    if (exam.declares(Feature.CSP_CONFIG)) {
      actions.add(Act.config());
    }
    Reply answers = authority.send(authority.message(authority.header(), actions));
    expectStrict(exam, answers);
    exam.require(answers.actions() == actions.size(), "answers", answers.describe());
    expectStrict(exam, authority.send(authority.sign(exam.ids().bytes(NOT_A_MESSAGE))));
    expectStrict(exam, authority.send(authority.message(authority.header(), List.of())));
    if (exam.declares(Feature.WATCH)) {
      expectStrictNotification(exam, order);
    }
    var unusedEnd = order.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
  }

  /** Listed or not, a notification is always there: of the task that becomes active. */
  private static void expectStrictNotification(Examination exam, Order order) {
    Authority authority = exam.authority();
    ListAction notifications =
        latelyChanged(order).setObjectType(ObjectType.OBJECT_TYPE_NOTIFICATION).build();
    String channel = exam.channel("watch");
    var unusedStart =
        exam.perform(
            new Stimulus.OpenWatch(
                channel,
                authority.seat(),
                WatchNotificationsRequest.newBuilder()
                    .setSignedMessage(
                        authority.sign(authority.message(Act.list(notifications)).toByteString()))
                    .build()
                    .toByteString()));
    Observation came = exam.perform(new Stimulus.Await(channel, Examination.PATIENCE));
    var unusedClose = exam.perform(new Stimulus.Close(channel, Stimulus.Manner.CANCEL));
    if (came instanceof Observation.Answer answer) {
      expectStrict(exam, WRAPPED_NOTIFICATION, answer.bytes());
      expectStrict(exam, MESSAGE, read(exam, answer.bytes()).getSignedMessage().getMessage());
    }
  }

  private static WatchNotificationsResponse read(Examination exam, ByteString bytes) {
    try {
      return WatchNotificationsResponse.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw exam.failed("a message of strict form", "bytes that cannot be read");
    }
  }

  private static ListAction.Builder latelyChanged(Order order) {
    return ListAction.newBuilder().setLastChanged(Times.timestamp(order.start()));
  }

  private static void expectStrict(Examination exam, Reply reply) {
    if (reply.observation() instanceof Observation.Answer answer) {
      expectStrict(exam, WRAPPED_ANSWER, answer.bytes());
      expectStrict(exam, MESSAGE, reply.signed().getMessage());
    } else {
      throw exam.inconclusive("an HI-1 answer", reply.describe());
    }
  }

  private static <T extends Message> void expectStrict(
      Examination exam, StrictParser<T> parser, ByteString bytes) {
    try {
      var unused = parser.parse(bytes);
    } catch (MalformedMessageException e) {
      throw exam.failed(
          "a message of strict form", "it breaks " + e.rule() + " at '" + e.field() + "'");
    }
  }
}
