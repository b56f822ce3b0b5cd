package org.frontdoor.testbed.lab;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.frontdoor.authority.client.Answer;
import org.frontdoor.authority.client.Authority;
import org.frontdoor.authority.client.ObjectView;
import org.frontdoor.authority.client.Refusal;
import org.frontdoor.authority.client.Submission;
import org.frontdoor.authority.warrant.Judge;
import org.frontdoor.authority.warrant.Targets;

/** Orders interception for an authority, with the laboratory's judge. */
public final class CaseOfficer implements AutoCloseable {

  private static final Duration WARRANT_LENGTH = Duration.ofDays(7);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Authority authority;
  private final Judge judge;
  private final InstantSource clock;

  /**
   * An officer.
   *
   * @param authority the authority's connection; closed with this
   */
  public CaseOfficer(Authority authority, Judge judge, InstantSource clock) {
    this.authority = authority;
    this.judge = judge;
    this.clock = clock;
  }

  /** The authority's connection, for what is out of the ordinary. */
  public Authority authority() {
    return authority;
  }

  /**
   * Drafts a warrant, has it signed, submits it and waits until interception runs.
   *
   * @param reference the warrant's reference, not the same twice
   * @param target an account, or anything that {@link Targets#parse} reads
   * @return the task's LIID
   * @throws LabException if it is refused or does not become active, with the provider's reason
   */
  public String order(String reference, String target) {
    Submission submission = submit(reference, target);
    submission.answer().refusal().ifPresent(CaseOfficer::refused);
    List<ObjectView> objects = submission.awaitActive(PATIENCE);
    if (objects.stream().noneMatch(ObjectView::active)) {
      objects.stream()
          .map(ObjectView::reason)
          .flatMap(Optional::stream)
          .findFirst()
          .ifPresent(CaseOfficer::refused);
      throw new TooSlowException("A task did not become active", PATIENCE);
    }
    return submission.liids().getFirst();
  }

  /** Drafts a warrant, has it signed and submits it. */
  public Submission submit(String reference, String target) {
    Instant from = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return authority.submit(
        judge.sign(
            authority
                .draftAgainst(List.of(Targets.parse(target, authority.provider().id())))
                .referredToAs(reference)
                .during(from, from.plus(WARRANT_LENGTH))
                .under("Laboratory Act, article 1")));
  }

  /**
   * Ends a task; nothing that happens later is delivered.
   *
   * @throws LabException if it is refused
   */
  public void cancel(String liid) {
    Answer answer = authority.cancel(liid);
    answer.refusal().ifPresent(CaseOfficer::refused);
  }

  @Override
  public void close() {
    authority.close();
  }

  private static void refused(Refusal refusal) {
    throw new LabException("The provider refused: " + refusal.sentence() + ". " + refusal.remedy());
  }
}
