package org.frontdoor.conformance.cases.transport;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.DocumentObject;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.Hi1Message;

/** Messages beyond the limits, and callers who give up (strict-parsing.md, clause 6.2.5). */
public final class BoundCases {

  private static final int MOST_ACTIONS = 256;
  private static final int MOST_BODY_BYTES = 256 << 10;
  private static final int BODIES = 5;
  private static final int VERY_DEEP = 200;
  private static final int UNKNOWN_FIELD = 1000;

  /** How long callers wait before they give up, in milliseconds. */
  private static final List<Integer> PATIENCES = List.of(1, 2, 3, 4, 6, 8, 12, 20);

  private BoundCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("TRN-07")
            .sends("messages that are too large, too deep or have too many actions")
            .expects("each is refused as a whole, and a good one after it is answered")
            .checkFirst("the limits of hi1.md HI1-08 and of strict-parsing.md")
            .runs(BoundCases::beyondTheLimits_isRefused),
        TestCase.of("TRN-09")
            .sends("orders whose sender gives up waiting, and the same bytes once more")
            .expects("the first result, and not that the object exists already")
            .checkFirst("whether the answer is stored together with what was done")
            .runs(BoundCases::sentAgain_givesTheFirstResult));
  }

  private static void beyondTheLimits_isRefused(Examination exam) {
    Authority authority = exam.authority();
    List<ActionRequest> many = new ArrayList<>();
    for (int i = 0; i <= MOST_ACTIONS; i++) {
      many.add(Act.get(exam.ids().uuid()));
    }
    Hi1Message tooMany = authority.message(authority.header(), many);
    expectRefused(exam, tooMany.toByteString(), "a message with too many actions");

    List<ActionRequest> large = new ArrayList<>();
    Order order = exam.order();
    ByteString body = ByteString.copyFrom(new byte[MOST_BODY_BYTES]);
    for (int i = 0; i < BODIES; i++) {
      large.add(
          Act.create(
              order
                  .object(exam.ids().uuid())
                  .setDocument(
                      DocumentObject.newBuilder()
                          .setReference(order.reference())
                          .setType(DocumentType.DOCUMENT_TYPE_WARRANT)
                          .setBody(body))
                  .build()));
    }
    Hi1Message tooLarge = authority.message(authority.header(), large);
    expectRefused(exam, tooLarge.toByteString(), "a message that is too large");

    Hi1Message good = authority.message(Act.get(exam.ids().uuid()));
    expectRefused(exam, good.toByteString().concat(deep()), "a message that is too deep");
  }

  private static void expectRefused(Examination exam, ByteString message, String what) {
    Authority authority = exam.authority();
    Reply reply = authority.send(authority.sign(message));
    exam.expect(reply.actions() == 0, what + " is refused as a whole", reply.describe());
    Reply after = authority.send(Act.get(exam.ids().uuid()));
    exam.expect(
        after.actions() == 1, "after " + what + " the endpoint goes on serving", after.describe());
  }

  /** Messages inside each other, as an unknown field. */
  private static ByteString deep() {
    ByteString inner = ByteString.EMPTY;
    for (int depth = 0; depth < VERY_DEEP; depth++) {
      inner =
          UnknownFieldSet.newBuilder()
              .addField(
                  UNKNOWN_FIELD,
                  UnknownFieldSet.Field.newBuilder().addLengthDelimited(inner).build())
              .build()
              .toByteString();
    }
    return inner;
  }

  private static void sentAgain_givesTheFirstResult(Examination exam) {
    Authority authority = exam.authority();
    for (int patience : PATIENCES) {
      Order order = exam.order();
      ByteString request =
          ExchangeRequest.newBuilder()
              .setSignedMessage(
                  authority.sign(
                      authority
                          .message(Act.create(order.document()), Act.create(order.authorisation()))
                          .toByteString()))
              .build()
              .toByteString();
      var unused =
          exam.perform(
              new Stimulus.Exchange(authority.seat(), request, Duration.ofMillis(patience)));
      Reply again = authority.sendBytes(request);
      exam.require(again.actions() == 2, "the message is answered", again.describe());
      exam.expect(
          again.hasResult(0) && again.hasResult(1),
          "a message that is sent again is answered with its first result",
          again.hasResult(0) ? again.describe(1) : again.describe(0));
      exam.require(
          authority.get(order.authorisationId()).getGeneration() == 1,
          "it is executed once",
          "the object has changed since");
    }
  }
}
