package org.frontdoor.conformance.cases.actions;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Expectations;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.CreateAction;
import org.frontdoor.hi1.v1.Hi1Object;

/** Several actions in one message (TS 103 120 clauses 6.3.3, 6.4.9 and 9.2.2). */
public final class SequenceCases {

  private static final int LINK_UNKNOWN = 3016;
  private static final int DEPENDS_ON_FAILED = 3018;
  private static final int UNKNOWN_FIELD = 99;
  private static final String RENAMED = "renamed";

  private SequenceCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("ACT-04")
            .sends("document, authorisation, task, an UPDATE and a GET in one message")
            .expects("each is executed and sees what those before it have done")
            .checkFirst("whether an action sees the effects of earlier ones in its message")
            .runs(SequenceCases::laterAction_seesEarlierOnes),
        TestCase.of("ACT-05")
            .sends("a task that links to an authorisation which only the next action creates")
            .expects("the error 3016, and the authorisation")
            .checkFirst("that links are looked up at the turn of their action")
            .runs(SequenceCases::linkAhead_isUnknown),
        TestCase.of("ACT-06")
            .sends("two good CREATEs with two failing actions between them")
            .expects("errors for these two alone, and both objects")
            .checkFirst("whether one action error ends or undoes the message")
            .runs(SequenceCases::failedAction_leavesOthersAlone),
        TestCase.of("ACT-07")
            .sends("a CREATE that fails, then a link to its object and an UPDATE of it")
            .expects("the errors 3018 for both")
            .checkFirst("whether failed actions are remembered for the rest of the message")
            .runs(SequenceCases::dependentAction_failsToo),
        TestCase.of("ACT-08")
            .sends("a good CREATE before an action without verb, kind or known fields")
            .expects("top-level errors, and no object")
            .checkFirst("that the whole message is parsed before the first action is executed")
            .runs(SequenceCases::malformedLastAction_refusesAll));
  }

  private static void laterAction_seesEarlierOnes(Examination exam) {
    Order order = exam.order();
    Reply reply =
        exam.authority()
            .send(
                Act.create(order.document()),
                Act.create(order.authorisation()),
                Act.update(renaming(order)),
                Act.get(order.authorisationId()),
                Act.create(order.task()));
    for (int i = 0; i < reply.actions(); i++) {
      Expectations.done(exam, reply, i);
    }
    Hi1Object read = reply.object(3);
    exam.expect(
        read.getExternalIdentifier().equals(RENAMED) && read.getGeneration() > 1,
        "a GET sees the UPDATE before it",
        "it sees generation " + read.getGeneration());
    Hi1Object task = exam.authority().get(order.taskId());
    exam.expect(
        task.getAssociatedObjects()
            .getObjectIdentifiersList()
            .equals(List.of(order.authorisationId())),
        "the task is linked to the authorisation of the same message",
        "it is not");
  }

  private static Hi1Object renaming(Order order) {
    return order.change(order.authorisationId(), AuthorisationObject.newBuilder()).toBuilder()
        .setExternalIdentifier(RENAMED)
        .build();
  }

  private static void linkAhead_isUnknown(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    var unused = authority.establish(order.document());
    Reply reply = sendMixed(exam, Act.create(order.task()), Act.create(order.authorisation()));
    Expectations.actionError(exam, reply, 0, LINK_UNKNOWN);
    Expectations.done(exam, reply, 1);
    Expectations.notMade(exam, authority, order.taskId());
    var unusedObject = Expectations.made(exam, authority, order.authorisationId());
  }

  private static void failedAction_leavesOthersAlone(Examination exam) {
    Authority authority = exam.authority();
    Order first = exam.order();
    Order failing = first.again(authority);
    Order last = first.again(authority);
    Reply reply =
        authority.send(
            Act.create(first.document()),
            Act.get(exam.ids().uuid()),
            Act.create(incomplete(failing.document())),
            Act.create(last.document()));
    exam.expect(
        reply.topLevelError().isEmpty(), "no error for the whole message", reply.describe());
    Expectations.done(exam, reply, 0);
    Expectations.actionError(exam, reply, 1);
    Expectations.actionError(exam, reply, 2);
    Expectations.done(exam, reply, 3);
    var unusedFirst = Expectations.made(exam, authority, first.documentId());
    var unusedLast = Expectations.made(exam, authority, last.documentId());
  }

  private static void dependentAction_failsToo(Examination exam) {
    Order order = exam.order();
    Reply linked =
        sendMixed(
            exam, Act.create(incomplete(order.document())), Act.create(order.authorisation()));
    exam.require(linked.errorOf(0).isPresent(), "an action error", linked.describe(0));
    Expectations.actionError(exam, linked, 1, DEPENDS_ON_FAILED);

    Order other = order.again(exam.authority());
    var unused = exam.authority().establish(other.document());
    Reply updated =
        sendMixed(exam, Act.create(incomplete(other.authorisation())), Act.update(renaming(other)));
    exam.require(updated.errorOf(0).isPresent(), "an action error", updated.describe(0));
    Expectations.actionError(exam, updated, 1, DEPENDS_ON_FAILED);
  }

  /** That a message with an action error is answered action by action is for ACT-06 to say. */
  private static Reply sendMixed(Examination exam, ActionRequest... actions) {
    Reply reply = exam.authority().send(actions);
    exam.require(
        reply.topLevelError().isEmpty() && reply.actions() == actions.length,
        "an answer to each action",
        reply.describe());
    return reply;
  }

  /** Without the reference that every object must have. */
  private static Hi1Object incomplete(Hi1Object object) {
    Hi1Object.Builder changed = object.toBuilder();
    if (object.hasDocument()) {
      changed.getDocumentBuilder().clearReference();
    } else {
      changed.getAuthorisationBuilder().clearReference();
    }
    return changed.build();
  }

  private static void malformedLastAction_refusesAll(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    Hi1Object withoutKind = order.object(exam.ids().uuid()).build();
    List<ActionRequest> malformed =
        List.of(
            ActionRequest.getDefaultInstance(),
            ActionRequest.newBuilder()
                .setCreate(CreateAction.newBuilder().setObject(withoutKind))
                .build(),
            Act.get(order.documentId()).toBuilder().setUnknownFields(unknownField()).build());
    for (ActionRequest last : malformed) {
      Expectations.topLevelError(exam, authority.send(Act.create(order.document()), last));
      Expectations.notMade(exam, authority, order.documentId());
    }
  }

  private static UnknownFieldSet unknownField() {
    return UnknownFieldSet.newBuilder()
        .addField(
            UNKNOWN_FIELD,
            UnknownFieldSet.Field.newBuilder().addLengthDelimited(ByteString.EMPTY).build())
        .build();
  }
}
