package org.frontdoor.provider.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.DocumentObject;
import org.frontdoor.hi1.v1.DocumentStatus;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * An object that has another status, reason or latch than the rules say, and what it should say.
 *
 * @param before the object as it stands
 * @param body its body with the status and reason of the rules; generation and time unchanged
 * @param latch its latch according to the rules
 */
record StatusUpdate(StoredObject before, Hi1Object body, Latch latch) {

  /** What of a file has to be updated: the authorisation first, then documents, then tasks. */
  static List<StatusUpdate> of(AuthorisationFile file, Assessment assessment) {
    List<StatusUpdate> updates = new ArrayList<>();
    ofAuthorisation(file.authorisation(), assessment.authorisation()).ifPresent(updates::add);
    for (FiledDocument filed : file.documents()) {
      StoredObject document = filed.document();
      ofDocument(document, verdict(assessment.documents().get(document.id())))
          .ifPresent(updates::add);
    }
    for (FiledTask filed : file.tasks()) {
      StoredObject task = filed.task();
      ofTask(task, verdict(assessment.tasks().get(task.id()))).ifPresent(updates::add);
    }
    return updates;
  }

  static Optional<StatusUpdate> ofDocument(StoredObject document, Verdict<DocumentStatus> verdict) {
    DocumentObject object = document.body().getDocument();
    boolean same = object.hasStatus() && object.getStatus() == verdict.status();
    if (same && says(document, verdict, object.hasInvalidReason(), object.getInvalidReason())) {
      return Optional.empty();
    }
    Hi1Object.Builder body = document.body().toBuilder();
    body.getDocumentBuilder().clearInvalidReason().setStatus(verdict.status());
    verdict.reason().ifPresent(body.getDocumentBuilder()::setInvalidReason);
    return Optional.of(new StatusUpdate(document, body.build(), verdict.latch()));
  }

  static Optional<StatusUpdate> ofTask(StoredObject task, TaskVerdict found) {
    Verdict<TaskStatus> verdict = found.verdict();
    LiTaskObject object = task.body().getLiTask();
    boolean same = object.hasStatus() && object.getStatus() == verdict.status();
    if (same && says(task, verdict, object.hasInvalidReason(), object.getInvalidReason())) {
      return Optional.empty();
    }
    Hi1Object.Builder body = task.body().toBuilder();
    body.getLiTaskBuilder().clearInvalidReason().setStatus(verdict.status());
    verdict.reason().ifPresent(body.getLiTaskBuilder()::setInvalidReason);
    return Optional.of(new StatusUpdate(task, body.build(), verdict.latch()));
  }

  private static Optional<StatusUpdate> ofAuthorisation(
      StoredObject authorisation, Verdict<AuthorisationStatus> verdict) {
    AuthorisationObject object = authorisation.body().getAuthorisation();
    boolean same = object.hasStatus() && object.getStatus() == verdict.status();
    if (same
        && says(authorisation, verdict, object.hasInvalidReason(), object.getInvalidReason())) {
      return Optional.empty();
    }
    Hi1Object.Builder body = authorisation.body().toBuilder();
    body.getAuthorisationBuilder().clearInvalidReason().setStatus(verdict.status());
    verdict.reason().ifPresent(body.getAuthorisationBuilder()::setInvalidReason);
    return Optional.of(new StatusUpdate(authorisation, body.build(), verdict.latch()));
  }

  /** Whether reason and latch are those of the verdict. */
  private static boolean says(
      StoredObject object, Verdict<?> verdict, boolean hasReason, ErrorInformation reason) {
    return object.latch() == verdict.latch()
        && verdict.reason().equals(hasReason ? Optional.of(reason) : Optional.empty());
  }

  private static <T> T verdict(@Nullable T verdict) {
    return Objects.requireNonNull(verdict, "every object of a file has a verdict");
  }

  /** The identifier alone. */
  @Override
  public String toString() {
    return "StatusUpdate[" + before.id() + "]";
  }
}
