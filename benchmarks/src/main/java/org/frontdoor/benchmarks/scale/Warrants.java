package org.frontdoor.benchmarks.scale;

import com.google.common.collect.Lists;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.frontdoor.authority.client.Authority;
import org.frontdoor.authority.client.Refusal;
import org.frontdoor.authority.client.Submission;
import org.frontdoor.authority.warrant.Judge;
import org.frontdoor.authority.warrant.Targets;
import org.frontdoor.testbed.lab.LabException;

/** The warrants of one authority, each against as many targets as one may name. */
final class Warrants {

  /** As many targets as a warrant may name. */
  static final int TARGETS = 64;

  private static final Duration LENGTH = Duration.ofDays(30);

  private final String id;
  private final Authority authority;
  private final Judge judge;
  private final InstantSource clock;

  Warrants(String id, Authority authority, Judge judge, InstantSource clock) {
    this.id = id;
    this.authority = authority;
    this.judge = judge;
    this.clock = clock;
  }

  /** The work of ordering tasks against accounts: each has one warrant signed and submits it. */
  List<Callable<List<SeededTask>>> against(List<String> accounts) {
    List<Callable<List<SeededTask>>> work = new ArrayList<>();
    for (List<String> targets : Lists.partition(accounts, TARGETS)) {
      String reference = "SCALE-" + id + "-" + targets.getFirst();
      work.add(() -> order(reference, targets));
    }
    return work;
  }

  private List<SeededTask> order(String reference, List<String> accounts) {
    Instant from = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Submission submission =
        authority.submit(
            judge.sign(
                authority
                    .draftAgainst(
                        accounts.stream()
                            .map(account -> Targets.parse(account, authority.provider().id()))
                            .toList())
                    .referredToAs(reference)
                    .during(from, from.plus(LENGTH))
                    .under("Laboratory Act, article 1")));
    submission.answer().refusal().ifPresent(Warrants::refused);
    List<SeededTask> tasks = new ArrayList<>();
    for (int i = 0; i < accounts.size(); i++) {
      tasks.add(new SeededTask(id, submission.liids().get(i), accounts.get(i)));
    }
    return tasks;
  }

  private static void refused(Refusal refusal) {
    throw new LabException("The provider refused: " + refusal.sentence() + ". " + refusal.remedy());
  }
}
