package org.frontdoor.lab.report;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import org.frontdoor.lab.catalogue.Entry;
import org.frontdoor.lab.catalogue.Profile;
import org.frontdoor.lab.run.RunListener;
import org.frontdoor.lab.run.RunPlan;
import org.frontdoor.lab.run.RunResult;
import org.frontdoor.lab.scenario.Metric;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.StoryLine;
import org.frontdoor.lab.scenario.StoryLine.Phase;
import org.jspecify.annotations.Nullable;

/** Tells each run as it happens, step by step, and its verdict at the end. */
public final class ConsoleStory implements RunListener {

  private final PrintWriter out;
  private @Nullable Phase phase;
  private long epoch;

  /**
   * A story.
   *
   * @param out where to; flushed after every line
   */
  public ConsoleStory(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begins(RunPlan plan) {
    Entry entry = plan.entry();
    Profile profile = plan.profile();
    phase = null;
    epoch = 0;
    say("");
    say(plan.words() + "  " + entry.heading().title());
    say("  World:     " + profile.means());
    say(
        "             "
            + profile.cells().architecture()
            + " "
            + profile.cells().architecture().title());
    say(
        "  Adversary: "
            + entry.opponent().code()
            + " "
            + entry.opponent().code().title()
            + "; has "
            + (entry.opponent().knows().isEmpty()
                ? "nothing"
                : String.join(", ", entry.opponent().knows())));
  }

  @Override
  public void tells(StoryLine line) {
    if (line.phase() != phase) {
      phase = line.phase();
      say("  " + title(line.phase()));
    }
    if (line.epoch() != epoch) {
      epoch = line.epoch();
      say("    -- epoch " + epoch + " --");
    }
    say("    " + line(line));
  }

  @Override
  public void ends(RunResult result) {
    result.outcome().ifPresent(outcome -> verdict(result.plan(), outcome));
    say("  => " + Words.judgement(result.judgement()).toUpperCase(Locale.ROOT));
    Words.remarks(result.judgement()).forEach(remark -> say("     " + remark));
    result
        .plan()
        .profile()
        .surprise()
        .ifPresent(surprise -> say("     Known to differ from the threat catalogue: " + surprise));
  }

  private void verdict(RunPlan plan, Outcome outcome) {
    say("  Verdict");
    say("    Effect:     " + Words.effect(outcome.effect()));
    say("    Visibility: " + Words.visibility(outcome.visibility()));
    for (Map.Entry<String, Metric> one : outcome.metrics().entrySet()) {
      String mark = one.getKey().equals(plan.entry().terms().harm()) ? " <= the harm" : "";
      say("    " + one.getKey() + " = " + Words.metric(one.getValue()) + mark);
    }
    outcome
        .timings()
        .forEach((name, millis) -> say("    " + name + " took " + millis.toPlainString() + " ms"));
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }

  private static String title(Phase phase) {
    return switch (phase) {
      case WARM_UP -> "Before";
      case DETONATE -> "The attack";
      case OBSERVE -> "Afterwards";
      case REVERT -> "Clearing up";
    };
  }

  private static String line(StoryLine line) {
    return switch (line.kind()) {
      case DOES -> "> " + line.who() + " " + line.what();
      case SEES -> "o " + line.who() + " " + line.what();
      case HOLDS -> "! " + line.who() + " holds " + line.what();
      case SAYS -> "  " + line.what();
    };
  }
}
