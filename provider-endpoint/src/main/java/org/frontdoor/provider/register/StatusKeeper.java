package org.frontdoor.provider.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.DocumentStatus;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.hi1.v1.TaskStatus;
import org.jspecify.annotations.Nullable;

/** Brings the statuses in the register to what {@link StatusRules} say. */
public final class StatusKeeper {

  private final FileReader files;

  /**
   * @param terms what applies at this provider
   * @param circumstances what the register does not hold
   */
  public StatusKeeper(RegisterTerms terms, Circumstances circumstances) {
    this.files = new FileReader(terms, circumstances);
  }

  /**
   * After an action has inserted or replaced an object in this transaction: gives it its status
   * within that same generation, and every other object that depends on it a new generation if its
   * status changed (TS 103 120 clause 7.1.3).
   *
   * @return what changed besides the object itself
   */
  public List<StatusChange> settle(RegisterTransaction transaction, UUID written, Instant now) {
    return new Pass(transaction, written, now).run(written);
  }

  /**
   * After something outside of the register changed (time, interception, a fault): gives the
   * object, and every other that depends on it, a new generation if its status changed.
   *
   * @return what changed
   */
  public List<StatusChange> refresh(RegisterTransaction transaction, UUID id, Instant now) {
    return new Pass(transaction, null, now).run(id);
  }

  /** An authorisation with its documents and tasks; empty if there is none with this identifier. */
  public Optional<AuthorisationFile> file(RegisterView view, UUID authorisationId, Instant now) {
    return view.find(authorisationId)
        .filter(found -> found.type() == ObjectType.OBJECT_TYPE_AUTHORISATION)
        .map(found -> files.read(view, found, now));
  }

  /** The file of the one authorisation on which a task stands. */
  public Optional<AuthorisationFile> fileOfTask(RegisterView view, UUID taskId, Instant now) {
    return view.find(taskId)
        .filter(found -> found.type() == ObjectType.OBJECT_TYPE_LI_TASK)
        .flatMap(task -> files.ground(view, task))
        .map(ground -> files.read(view, ground, now));
  }

  private final class Pass {

    private final RegisterTransaction transaction;
    private final @Nullable UUID written;
    private final Instant now;
    private final List<StatusChange> changes = new ArrayList<>();

    Pass(RegisterTransaction transaction, @Nullable UUID written, Instant now) {
      this.transaction = transaction;
      this.written = written;
      this.now = now;
    }

    List<StatusChange> run(UUID id) {
      StoredObject object = transaction.find(id).orElseThrow(() -> new UnknownObjectException(id));
      switch (object.type()) {
        case OBJECT_TYPE_AUTHORISATION -> authorisation(object);
        case OBJECT_TYPE_DOCUMENT -> document(object);
        case OBJECT_TYPE_LI_TASK -> task(object);
        case OBJECT_TYPE_NOTIFICATION, OBJECT_TYPE_UNSPECIFIED, UNRECOGNIZED -> {}
      }
      return List.copyOf(changes);
    }

    private void document(StoredObject document) {
      List<StoredObject> authorisations = files.authorisations(transaction, document);
      if (authorisations.isEmpty()) {
        write(
            document, StatusRules.assessUnfiledDocument(files.filed(document, now), terms(), now));
      }
      authorisations.forEach(this::authorisation);
    }

    private void task(StoredObject task) {
      Optional<StoredObject> ground = files.ground(transaction, task);
      if (ground.isEmpty()) {
        write(task, StatusRules.assessUnlinkedTask(files.filed(task), terms(), now));
      }
      ground.ifPresent(this::authorisation);
    }

    private void authorisation(StoredObject authorisation) {
      AuthorisationFile file = files.read(transaction, authorisation, now);
      Assessment assessment = StatusRules.assess(file, now);
      write(authorisation, assessment);
      for (FiledDocument filed : file.documents()) {
        StoredObject document = filed.document();
        write(document, lookUp(assessment.documents().get(document.id())));
      }
      for (FiledTask filed : file.tasks()) {
        StoredObject task = filed.task();
        write(task, lookUp(assessment.tasks().get(task.id())));
      }
    }

    private void write(StoredObject authorisation, Assessment assessment) {
      Verdict<AuthorisationStatus> verdict = assessment.authorisation();
      Hi1Object.Builder body = authorisation.body().toBuilder();
      body.getAuthorisationBuilder().clearInvalidReason().setStatus(verdict.status());
      verdict.reason().ifPresent(body.getAuthorisationBuilder()::setInvalidReason);
      write(authorisation, body.build(), verdict.latch());
    }

    private void write(StoredObject document, Verdict<DocumentStatus> verdict) {
      Hi1Object.Builder body = document.body().toBuilder();
      body.getDocumentBuilder().clearInvalidReason().setStatus(verdict.status());
      verdict.reason().ifPresent(body.getDocumentBuilder()::setInvalidReason);
      write(document, body.build(), verdict.latch());
    }

    private void write(StoredObject task, TaskVerdict found) {
      Verdict<TaskStatus> verdict = found.verdict();
      Hi1Object.Builder body = task.body().toBuilder();
      body.getLiTaskBuilder().clearInvalidReason().setStatus(verdict.status());
      verdict.reason().ifPresent(body.getLiTaskBuilder()::setInvalidReason);
      write(task, body.build(), verdict.latch());
    }

    private void write(StoredObject before, Hi1Object body, Latch latch) {
      if (body.equals(before.body()) && latch == before.latch()) {
        return;
      }
      if (before.id().equals(written)) {
        transaction.amend(new StoredObject(body, latch, before.archived()));
      } else {
        StoredObject after = before.next(body, latch, now);
        transaction.replace(after);
        changes.add(new StatusChange(before, after));
      }
    }

    private RegisterTerms terms() {
      return files.terms();
    }

    private static <T> T lookUp(@Nullable T verdict) {
      return Objects.requireNonNull(verdict, "every object of a file has a verdict");
    }
  }
}
