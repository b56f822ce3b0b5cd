package org.frontdoor.conformance.cases.objects;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Times;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.WarrantDocument;

/** What documents make of an authorisation (TS 103 120 clauses 7.2, 7.3 and B.2.3.4). */
public final class AuthorisationCases {

  private static final int PROVIDER_ERRORS_FROM = 3000;

  private AuthorisationCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("OBJ-02")
            .sends("an authorisation without a warrant, and then the warrant")
            .expects("it is Invalid and says why, and then it is in force and gives no reason")
            .checkFirst("the field invalid_reason of the authorisation")
            .runs(AuthorisationCases::withoutWarrant_isInvalid),
        TestCase.of("OBJ-03")
            .sends("a cancellation signed by a judge, of an order that runs and of a future one")
            .expects("authorisation and task are Cancelled")
            .checkFirst("whether documents that come later are looked at again")
            .needs(Feature.EXTENSION)
            .runs(AuthorisationCases::cancellation_cancels),
        TestCase.of("OBJ-16")
            .sends("an extension, and the longer span")
            .expects("the longer span is in force, and the warrant reads as before")
            .checkFirst("whether spans of several documents are joined")
            .needs(Feature.EXTENSION)
            .runs(AuthorisationCases::extension_isADocumentOfItsOwn));
  }

  private static void withoutWarrant_isInvalid(Examination exam) {
    Order order = exam.order();
    Authority authority = exam.authority();
    var unused =
        authority.establish(order.authorisation().toBuilder().clearAssociatedObjects().build());
    expectInvalid(exam, authority.get(order.authorisationId()).getAuthorisation());

    Order forged = exam.order().signedBy(Seat.JUDGE_STRANGER);
    Reply reply = authority.send(Act.create(forged.document()), Act.create(forged.authorisation()));
    if (reply.hasResult(1)) {
      expectInvalid(exam, authority.get(forged.authorisationId()).getAuthorisation());
    }

    var unusedToo =
        authority.establish(
            order.document().toBuilder()
                .setAssociatedObjects(Order.linked(order.authorisationId()))
                .build());
    AuthorisationObject after = authority.get(order.authorisationId()).getAuthorisation();
    exam.require(
        after.getStatus() == AuthorisationStatus.AUTHORISATION_STATUS_APPROVED,
        "an authorisation with its warrant is Approved",
        "it is " + after.getStatus());
    exam.expect(
        !after.hasInvalidReason(),
        "an authorisation in force gives no reason why it is invalid",
        "it gives one");
  }

  private static void expectInvalid(Examination exam, AuthorisationObject authorisation) {
    exam.expect(
        authorisation.getStatus() == AuthorisationStatus.AUTHORISATION_STATUS_INVALID,
        "an authorisation without a valid warrant is Invalid",
        "it is " + authorisation.getStatus());
    exam.expect(
        authorisation.getInvalidReason().getErrorCode() >= PROVIDER_ERRORS_FROM,
        "an authorisation that is Invalid says why",
        "it gives no reason");
  }

  private static void cancellation_cancels(Examination exam) {
    expectCancelled(exam, exam.order().activate());
    Order future = exam.order();
    expectCancelled(exam, future.during(future.end(), Duration.ofHours(1)).establish());
  }

  private static void expectCancelled(Examination exam, Order order) {
    WarrantDocument cancellation = order.about(DocumentType.DOCUMENT_TYPE_CANCELLATION).build();
    var unused = exam.authority().establish(filed(exam, order, cancellation));
    Hi1Object authorisation =
        order.awaitObject(
            order.authorisationId(),
            object ->
                object.getAuthorisation().getStatus()
                    == AuthorisationStatus.AUTHORISATION_STATUS_CANCELLED);
    exam.expect(
        authorisation.getAuthorisation().getStatus()
            == AuthorisationStatus.AUTHORISATION_STATUS_CANCELLED,
        "a cancellation document makes the authorisation Cancelled",
        "it is " + authorisation.getAuthorisation().getStatus());
    Hi1Object task =
        order.awaitObject(
            order.taskId(),
            object -> object.getLiTask().getStatus() == TaskStatus.TASK_STATUS_CANCELLED);
    exam.expect(
        task.getLiTask().getStatus() == TaskStatus.TASK_STATUS_CANCELLED,
        "with the authorisation its task is Cancelled",
        "it is " + task.getLiTask().getStatus());
  }

  private static void extension_isADocumentOfItsOwn(Examination exam) {
    Order order = exam.order().establish();
    Authority authority = exam.authority();
    Hi1Object before = authority.get(order.documentId());
    Instant later = order.end().plus(Duration.ofHours(1));
    WarrantDocument extension =
        order
            .about(DocumentType.DOCUMENT_TYPE_EXTENSION)
            .setTimespan(Times.span(order.end(), later))
            .build();
    Hi1Object document = filed(exam, order, extension);
    var unused = authority.establish(document);
    Reply longer =
        authority.send(
            Act.update(
                order.change(
                    order.authorisationId(),
                    AuthorisationObject.newBuilder()
                        .setTimespan(Times.span(order.start(), later)))));
    exam.expect(longer.hasResult(0), "the longer span is taken", longer.describe(0));
    AuthorisationObject after = authority.get(order.authorisationId()).getAuthorisation();
    exam.expect(
        after.getStatus() == AuthorisationStatus.AUTHORISATION_STATUS_APPROVED
            && Times.instant(after.getTimespan().getEnd()).equals(later),
        "the extension lengthens the authorisation",
        "it is " + after.getStatus() + (after.hasInvalidReason() ? ", for a reason" : ""));
    exam.expect(
        authority.get(order.documentId()).equals(before),
        "the warrant stays readable as it was",
        "it reads differently after the extension");
    exam.expect(
        authority.get(document.getObjectIdentifier()).getDocument().getType()
            == DocumentType.DOCUMENT_TYPE_EXTENSION,
        "the extension is a document of its own",
        "it is not readable as one");
  }

  private static Hi1Object filed(Examination exam, Order order, WarrantDocument document) {
    return order.document(exam.ids().uuid(), document).toBuilder()
        .setAssociatedObjects(Order.linked(order.authorisationId()))
        .build();
  }
}
