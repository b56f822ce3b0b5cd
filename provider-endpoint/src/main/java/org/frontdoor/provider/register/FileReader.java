package org.frontdoor.provider.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.frontdoor.hi1.v1.ObjectType;

/**
 * Gathers what belongs together: a document is filed under an authorisation that it names as
 * associated, or that names it; a task stands on the one authorisation of its owner that it names.
 */
final class FileReader {

  private final RegisterTerms terms;
  private final Circumstances circumstances;

  FileReader(RegisterTerms terms, Circumstances circumstances) {
    this.terms = terms;
    this.circumstances = circumstances;
  }

  RegisterTerms terms() {
    return terms;
  }

  /** An authorisation with its documents and all of its tasks. */
  AuthorisationFile read(RegisterView view, StoredObject authorisation, Instant now) {
    List<StoredObject> tasks =
        naming(view, authorisation, ObjectType.OBJECT_TYPE_LI_TASK)
            .filter(task -> ground(view, task).isPresent())
            .toList();
    return new AuthorisationFile(
        authorisation, documentsOf(view, authorisation, now), filed(tasks), terms);
  }

  /** An authorisation with its documents and one of its tasks. */
  AuthorisationFile read(
      RegisterView view, StoredObject authorisation, StoredObject task, Instant now) {
    return new AuthorisationFile(
        authorisation, documentsOf(view, authorisation, now), filed(List.of(task)), terms);
  }

  private List<FiledDocument> documentsOf(
      RegisterView view, StoredObject authorisation, Instant now) {
    return documents(view, authorisation).map(document -> filed(view, document, now)).toList();
  }

  /** The authorisations under which a document is filed. */
  List<StoredObject> authorisations(RegisterView view, StoredObject document) {
    return Stream.concat(
            named(view, document, ObjectType.OBJECT_TYPE_AUTHORISATION),
            naming(view, document, ObjectType.OBJECT_TYPE_AUTHORISATION))
        .distinct()
        .toList();
  }

  /** The one authorisation that a task names; empty if it names none or several. */
  Optional<StoredObject> ground(RegisterView view, StoredObject task) {
    List<StoredObject> named = named(view, task, ObjectType.OBJECT_TYPE_AUTHORISATION).toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  FiledTask filed(StoredObject task) {
    return filed(List.of(task)).getFirst();
  }

  private List<FiledTask> filed(List<StoredObject> tasks) {
    List<Set<String>> accounts =
        circumstances.accounts(
            tasks.stream().map(task -> task.body().getLiTask().getTargetIdentifier()).toList());
    List<FiledTask> filed = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      StoredObject task = tasks.get(i);
      UUID id = task.id();
      filed.add(
          new FiledTask(
              task, accounts.get(i), circumstances.position(id), circumstances.fault(id)));
    }
    return filed;
  }

  /** A document with its finding, which is asked for once in a transaction. */
  FiledDocument filed(RegisterView view, StoredObject document, Instant now) {
    DocumentFinding finding =
        view.workedOut(
            new FindingKey(document.id(), document.generation()),
            DocumentFinding.class,
            () -> circumstances.finding(document, now));
    return new FiledDocument(document, finding);
  }

  private record FindingKey(UUID document, long generation) {}

  private static Stream<StoredObject> documents(RegisterView view, StoredObject authorisation) {
    return Stream.concat(
            named(view, authorisation, ObjectType.OBJECT_TYPE_DOCUMENT),
            naming(view, authorisation, ObjectType.OBJECT_TYPE_DOCUMENT))
        .distinct();
  }

  private static Stream<StoredObject> named(
      RegisterView view, StoredObject object, ObjectType type) {
    return object.associated().stream()
        .flatMap(id -> view.find(id).stream())
        .filter(found -> found.type() == type && found.owner().equals(object.owner()));
  }

  private static Stream<StoredObject> naming(
      RegisterView view, StoredObject object, ObjectType type) {
    return view.list(ObjectQuery.naming(object.id()).withType(type)).stream()
        .filter(found -> found.owner().equals(object.owner()));
  }
}
