package org.frontdoor.provider.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.frontdoor.hi1.v1.ObjectType;
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

  /** The one authorisation on which a task stands. */
  public Optional<StoredObject> groundOfTask(RegisterView view, UUID taskId) {
    return view.find(taskId)
        .filter(found -> found.type() == ObjectType.OBJECT_TYPE_LI_TASK)
        .flatMap(task -> files.ground(view, task));
  }

  /** Whether every object of a file has the status that the rules say. */
  public static boolean isSettled(AuthorisationFile file, Assessment assessment) {
    return StatusUpdate.of(file, assessment).isEmpty();
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
        FiledDocument filed = files.filed(transaction, document, now);
        StatusUpdate.ofDocument(
                document, StatusRules.assessUnfiledDocument(filed, files.terms(), now))
            .ifPresent(this::write);
      }
      authorisations.forEach(this::authorisation);
    }

    private void task(StoredObject task) {
      Optional<StoredObject> ground = files.ground(transaction, task);
      if (ground.isEmpty()) {
        StatusUpdate.ofTask(
                task, StatusRules.assessUnlinkedTask(files.filed(task), files.terms(), now))
            .ifPresent(this::write);
      }
      ground.ifPresent(authorisation -> task(task, authorisation));
    }

    /**
     * A task depends on its authorisation and never the other way round, nor on other tasks. So the
     * others need not be read, unless it turns out that the authorisation is not up to date itself.
     */
    private void task(StoredObject task, StoredObject authorisation) {
      AuthorisationFile file = files.read(transaction, authorisation, task, now);
      List<StatusUpdate> updates = StatusUpdate.of(file, StatusRules.assess(file, now));
      if (updates.stream().allMatch(update -> update.before().id().equals(task.id()))) {
        updates.forEach(this::write);
      } else {
        authorisation(authorisation);
      }
    }

    private void authorisation(StoredObject authorisation) {
      AuthorisationFile file = files.read(transaction, authorisation, now);
      StatusUpdate.of(file, StatusRules.assess(file, now)).forEach(this::write);
    }

    private void write(StatusUpdate update) {
      StoredObject before = update.before();
      if (before.id().equals(written)) {
        transaction.amend(new StoredObject(update.body(), update.latch(), before.archived()));
      } else {
        StoredObject after = before.next(update.body(), update.latch(), now);
        transaction.replace(after);
        changes.add(new StatusChange(before, after));
      }
    }
  }
}
