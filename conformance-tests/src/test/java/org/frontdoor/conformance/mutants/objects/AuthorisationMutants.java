package org.frontdoor.conformance.mutants.objects;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.frontdoor.conformance.mutants.Hi1Mutation;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.DocumentObject;
import org.frontdoor.hi1.v1.DocumentStatus;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.TaskStatus;

/** Mutants of the group OBJ that are wrong about authorisations and their documents. */
public final class AuthorisationMutants {

  private static final String TABLE = "the rule table gives";

  private AuthorisationMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "OBJ-01",
            "does not know Suspended",
            TABLE,
            Twist.authorisation(
                AuthorisationStatus.AUTHORISATION_STATUS_SUSPENDED,
                AuthorisationStatus.AUTHORISATION_STATUS_APPROVED)),
        new Mutant(
            "OBJ-01",
            "takes an emergency for an approval",
            TABLE,
            Twist.authorisation(
                AuthorisationStatus.AUTHORISATION_STATUS_EMERGENCY_APPROVAL,
                AuthorisationStatus.AUTHORISATION_STATUS_APPROVED)),
        new Mutant("OBJ-01", "forgets spans that no warrant covers", TABLE, anySpan()),
        new Mutant("OBJ-02", "gives no reason", "says why", withoutReason()),
        new Mutant("OBJ-02", "keeps an old reason", "in force gives no reason", withOldReason()),
        new Mutant(
            "OBJ-02",
            "takes an authorisation without a warrant for one that waits",
            "without a valid warrant is Invalid",
            Twist.authorisation(
                AuthorisationStatus.AUTHORISATION_STATUS_INVALID,
                AuthorisationStatus.AUTHORISATION_STATUS_AWAITING_APPROVAL)),
        new Mutant(
            "OBJ-03",
            "files a cancellation and does not look at it",
            "makes the authorisation Cancelled",
            unlinked(DocumentType.DOCUMENT_TYPE_CANCELLATION)),
        new Mutant(
            "OBJ-03",
            "leaves the task as it was",
            "its task is Cancelled",
            Twist.task(TaskStatus.TASK_STATUS_CANCELLED, TaskStatus.TASK_STATUS_ACTIVE)),
        new Mutant(
            "OBJ-04",
            "lets an authorisation stand after its end",
            "becomes Expired",
            Twist.authorisation(
                AuthorisationStatus.AUTHORISATION_STATUS_EXPIRED,
                AuthorisationStatus.AUTHORISATION_STATUS_APPROVED)),
        new Mutant(
            "OBJ-04",
            "intercepts until the warrant ends",
            "produces nothing",
            new Overdone(Duration.ZERO, Duration.ofHours(1))),
        new Mutant(
            "OBJ-05",
            "says Valid of whatever is signed",
            "is Invalid",
            documents(
                document -> document.getInvalidReason().getRule().startsWith("trust."),
                DocumentStatus.DOCUMENT_STATUS_VALID)),
        new Mutant(
            "OBJ-16",
            "files an extension and does not look at it",
            "lengthens the authorisation",
            unlinked(DocumentType.DOCUMENT_TYPE_EXTENSION)),
        new Mutant(
            "OBJ-16",
            "overwrites the warrant with its extension",
            "stays readable as it was",
            new Overwritten()),
        new Mutant(
            "OBJ-17",
            "lets an emergency stand",
            "not confirmed in its time",
            emergency(AuthorisationStatus.AUTHORISATION_STATUS_EMERGENCY_APPROVAL)),
        new Mutant("OBJ-17", "takes a late confirmation", "for good", new LateConfirmation()),
        new Mutant(
            "OBJ-26",
            "takes a warrant without a key",
            "without a delivery key is Invalid",
            documents(
                document -> document.getInvalidReason().toString().contains("delivery_keys"),
                DocumentStatus.DOCUMENT_STATUS_VALID)));
  }

  private static Mutation anySpan() {
    return Twist.shown(
        object ->
            object.getAuthorisation().getInvalidReason().getRule().equals("authorisation.timespan")
                ? Twist.with(object, AuthorisationStatus.AUTHORISATION_STATUS_APPROVED)
                : object);
  }

  private static Mutation withoutReason() {
    return Twist.shown(
        object -> {
          Hi1Object.Builder changed = object.toBuilder();
          if (object.hasAuthorisation()) {
            changed.getAuthorisationBuilder().clearInvalidReason();
          }
          return changed.build();
        });
  }

  private static Mutation withOldReason() {
    return Twist.shown(
        object -> {
          Hi1Object.Builder changed = object.toBuilder();
          if (object.hasAuthorisation() && !object.getAuthorisation().hasInvalidReason()) {
            changed
                .getAuthorisationBuilder()
                .getInvalidReasonBuilder()
                .setErrorCode(3005)
                .setErrorDescription("No valid warrant document is filed.");
          }
          return changed.build();
        });
  }

  private static Mutation unlinked(DocumentType type) {
    return Twist.asked(
        object ->
            object.getDocument().getType() == type
                ? object.toBuilder().clearAssociatedObjects().build()
                : object);
  }

  private static Mutation documents(Predicate<DocumentObject> which, DocumentStatus to) {
    return Twist.shown(
        object -> {
          Hi1Object.Builder changed = object.toBuilder();
          if (object.hasDocument() && which.test(object.getDocument())) {
            changed.getDocumentBuilder().setStatus(to).clearInvalidReason();
          }
          return changed.build();
        });
  }

  private static Mutation emergency(AuthorisationStatus instead) {
    return Twist.shown(object -> revived(object, instead));
  }

  private static Hi1Object revived(Hi1Object object, AuthorisationStatus instead) {
    boolean lapsed =
        object.getAuthorisation().getIsEmergency()
            && object.getAuthorisation().getStatus()
                == AuthorisationStatus.AUTHORISATION_STATUS_INVALID;
    return lapsed ? Twist.with(object, instead) : object;
  }

  /** From the first extension on, warrants read as if they were changed. */
  private static final class Overwritten implements Hi1Mutation {
    private boolean extended;

    @Override
    public synchronized Hi1Message answer(Hi1Message request, Hi1Message answer) {
      return Twist.eachResult(request, answer, this::noticed);
    }

    private ActionResponse noticed(ActionRequest action, ActionResponse result) {
      extended |=
          action.getCreate().getObject().getDocument().getType()
              == DocumentType.DOCUMENT_TYPE_EXTENSION;
      return Twist.shown(
          result,
          object ->
              extended && object.getDocument().getType() == DocumentType.DOCUMENT_TYPE_WARRANT
                  ? object.toBuilder().setGeneration(object.getGeneration() + 1).build()
                  : object);
    }
  }

  /** From the second confirmation on, what had lapsed is in force. */
  private static final class LateConfirmation implements Hi1Mutation {
    private int confirmations;

    @Override
    public synchronized Hi1Message answer(Hi1Message request, Hi1Message answer) {
      return Twist.eachResult(request, answer, this::noticed);
    }

    private ActionResponse noticed(ActionRequest action, ActionResponse result) {
      if (action.getCreate().getObject().getDocument().getType()
          == DocumentType.DOCUMENT_TYPE_CONFIRMATION) {
        confirmations++;
      }
      return Twist.shown(
          result,
          object ->
              confirmations > 1
                  ? revived(object, AuthorisationStatus.AUTHORISATION_STATUS_APPROVED)
                  : object);
    }
  }
}
