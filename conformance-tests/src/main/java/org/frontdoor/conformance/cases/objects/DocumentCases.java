package org.frontdoor.conformance.cases.objects;

import java.util.List;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.hi1.v1.DocumentStatus;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.WarrantDocument;

/** Which signed orders count (TS 103 120 clause 7.3 and B.2.3.5). */
public final class DocumentCases {

  /** Who may not order interception, or cannot prove to be who may. */
  private static final List<String> NOT_APPROVERS =
      List.of(
          Seat.JUDGE_STRANGER,
          Seat.JUDGE_REVOKED,
          Seat.JUDGE_EXPIRED,
          Seat.JUDGE_ADMINISTRATIVE,
          Seat.PROSECUTOR);

  private DocumentCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("OBJ-05")
            .sends("warrants signed or stamped by those who may not, or cannot prove that they may")
            .expects("each of these documents is Invalid")
            .checkFirst("what is verified of the approver's certificate: issuer, time, list, realm")
            .runs(DocumentCases::badSignature_isInvalid),
        TestCase.of("OBJ-26")
            .sends("an order whose warrant has no delivery key")
            .expects("the document is refused or Invalid, and the task does not become active")
            .checkFirst("to what a task is sealed whose warrant names no key")
            .runs(DocumentCases::withoutKey_nothingIsDelivered));
  }

  private static void badSignature_isInvalid(Examination exam) {
    Order good = exam.order();
    var unused = exam.authority().establish(good.document());
    exam.require(
        status(exam, good) == DocumentStatus.DOCUMENT_STATUS_VALID,
        "a good warrant is Valid",
        "it is " + status(exam, good));
    for (String seat : NOT_APPROVERS) {
      expectInvalid(exam, exam.order().signedBy(seat), "signed by " + seat);
    }
    expectInvalid(
        exam, exam.order().stampedBy(Seat.TSA_STRANGER), "stamped by " + Seat.TSA_STRANGER);
  }

  private static void expectInvalid(Examination exam, Order order, String what) {
    Reply reply = exam.authority().send(Act.create(order.document()));
    exam.expect(
        reply.hasResult(0), "a document " + what + " is stored as Invalid", reply.describe(0));
    DocumentStatus status = status(exam, order);
    exam.expect(
        status == DocumentStatus.DOCUMENT_STATUS_INVALID,
        "a document " + what + " is Invalid",
        "it is " + status);
  }

  private static DocumentStatus status(Examination exam, Order order) {
    return exam.authority().get(order.documentId()).getDocument().getStatus();
  }

  private static void withoutKey_nothingIsDelivered(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    Reply reply =
        authority.send(
            Act.create(order.document(WarrantDocument.Builder::clearDeliveryKeys)),
            Act.create(order.authorisation()),
            Act.create(order.task()));
    if (reply.hasResult(0)) {
      exam.expect(
          status(exam, order) == DocumentStatus.DOCUMENT_STATUS_INVALID,
          "a warrant without a delivery key is Invalid",
          "it is " + status(exam, order));
    }
    // Whoever is quick enough to make another task active would have made this one active too.
    var marker = exam.order().activate();
    if (reply.hasResult(2)) {
      Hi1Object task = authority.get(order.taskId());
      exam.expect(
          task.getLiTask().getStatus() != TaskStatus.TASK_STATUS_ACTIVE,
          "a task without a delivery key does not become active",
          "it is active");
    }
    var unused = marker.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
  }
}
