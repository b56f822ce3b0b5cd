package org.frontdoor.authority.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.authority.cases.CaseFile;
import org.frontdoor.authority.cases.CaseFile.CaseTask;

/** A warrant that was submitted, and what came of it. */
public final class Submission {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Authority authority;
  private final CaseFile file;
  private final Answer answer;

  Submission(Authority authority, CaseFile file, Answer answer) {
    this.authority = authority;
    this.file = file;
    this.answer = answer;
  }

  /** What came of each action: the document, the authorisation, then the tasks. */
  public Answer answer() {
    return answer;
  }

  /** What was ordered. */
  public CaseFile file() {
    return file;
  }

  /** The LIIDs of the tasks, one a target of the warrant. */
  public List<String> liids() {
    return file.tasks().stream().map(CaseTask::liid).toList();
  }

  /** The document, the authorisation and the tasks as the provider keeps them now. */
  public List<ObjectView> objects() {
    List<String> identifiers = new ArrayList<>(List.of(file.document(), file.authorisation()));
    file.tasks().forEach(task -> identifiers.add(task.identifier()));
    return authority.objects(identifiers);
  }

  /**
   * Waits until every task is active, or one of them never will be, or time is up.
   *
   * @return the objects as they are then; those that were refused are not among them
   */
  public List<ObjectView> awaitActive(Duration atMost) {
    Instant end = authority.now().plus(atMost);
    Duration pause = FIRST_PAUSE;
    while (true) {
      List<ObjectView> objects = objects();
      List<ObjectView> tasks =
          objects.stream().filter(object -> object.type().equals("LiTask")).toList();
      boolean undecided =
          tasks.stream().allMatch(task -> task.active() || task.waiting())
              && !tasks.stream().allMatch(ObjectView::active);
      if (!undecided || !authority.now().isBefore(end)) {
        return objects;
      }
      authority.pause(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }
}
