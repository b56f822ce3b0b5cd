package org.frontdoor.provider.register;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.frontdoor.hi1.v1.DocumentStatus;
import org.frontdoor.hi1.v1.WarrantDocument;

/**
 * The status rules: one pure function of objects, verified documents, what became final before, the
 * switch, faults, and time. The order and origin of the rules are in {@link AuthorisationRules},
 * {@link DocumentRules} and {@link TaskRules}.
 */
public final class StatusRules {

  private StatusRules() {}

  /** The statuses of an authorisation, its documents and its tasks at one instant. */
  public static Assessment assess(AuthorisationFile file, Instant now) {
    AuthorisationFacts facts = new AuthorisationFacts(file, now);
    TaskFacts.Ground ground = TaskFacts.Ground.of(facts);
    Map<UUID, Verdict<DocumentStatus>> documents = new HashMap<>();
    for (FiledDocument filed : file.documents()) {
      documents.put(filed.document().id(), facts.verdict(filed));
    }
    Map<UUID, TaskVerdict> tasks = new HashMap<>();
    for (FiledTask filed : file.tasks()) {
      tasks.put(filed.task().id(), task(filed, Optional.of(ground), file.terms(), now));
    }
    return new Assessment(ground.verdict(), documents, tasks);
  }

  /** The status of a task that does not name exactly one authorisation (7.1.6, B.2.3.7). */
  public static TaskVerdict assessUnlinkedTask(FiledTask task, RegisterTerms terms, Instant now) {
    return task(task, Optional.empty(), terms, now);
  }

  /** The status of a document that is filed under no authorisation. */
  public static Verdict<DocumentStatus> assessUnfiledDocument(
      FiledDocument document, RegisterTerms terms, Instant now) {
    return DocumentRules.decide(new DocumentRules.Facts(document, terms.provider(), now));
  }

  /**
   * The next instant at which time alone changes a status, or what interception is to do, if
   * nothing else happens before. Statuses are constant between the instants that documents and
   * objects name, so only those need to be tried.
   */
  public static Optional<Instant> nextChangeAt(AuthorisationFile file, Instant now) {
    Assessment current = assess(file, now);
    return boundaries(file, now).tailSet(now, false).stream()
        .filter(later -> !assess(file, later).equals(current))
        .findFirst();
  }

  /**
   * The warrant on which an authorisation stands, whatever its status: the valid one with its
   * reference; of several, the one stamped first.
   */
  public static Optional<WarrantDocument> warrantOf(AuthorisationFile file, Instant now) {
    return new AuthorisationFacts(file, now).basis().map(DocumentFinding.Accepted::warrant);
  }

  private static NavigableSet<Instant> boundaries(AuthorisationFile file, Instant now) {
    AuthorisationFacts facts = new AuthorisationFacts(file, now);
    NavigableSet<Instant> result = new TreeSet<>();
    facts.confirmationDue().ifPresent(result::add);
    facts.span().ifPresent(span -> add(result, span));
    for (FiledDocument filed : file.documents()) {
      if (filed.finding() instanceof DocumentFinding.Accepted accepted) {
        Span.of(accepted.warrant().getTimespan()).ifPresent(span -> add(result, span));
      }
    }
    for (FiledTask filed : file.tasks()) {
      Span.of(filed.task().body().getLiTask().getTimespan()).ifPresent(span -> add(result, span));
    }
    return result;
  }

  private static void add(Set<Instant> instants, Span span) {
    instants.add(span.start());
    instants.add(span.end());
  }

  private static TaskVerdict task(
      FiledTask filed, Optional<TaskFacts.Ground> ground, RegisterTerms terms, Instant now) {
    return TaskRules.decide(new TaskFacts(filed, ground, terms.provider(), now));
  }
}
