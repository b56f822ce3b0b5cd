package org.frontdoor.lab.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.frontdoor.lab.run.RunListener;
import org.frontdoor.lab.run.RunPlan;
import org.frontdoor.lab.run.RunResult;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.StoryLine;
import org.frontdoor.lab.scenario.Visibility;

/** Asks what will come of a run before it is told, and says afterwards whether that was right. */
final class Guess implements RunListener {

  private final Answers answers;
  private final PrintWriter out;
  private final RunListener next;
  private String effect = "";
  private String visibility = "";

  Guess(Answers answers, PrintWriter out, RunListener next) {
    this.answers = answers;
    this.out = out;
    this.next = next;
  }

  @Override
  public void begins(RunPlan plan) {
    next.begins(plan);
    out.println("  Question: " + plan.entry().teaching().question());
    effect =
        ask(
            "What becomes of the guarantee?",
            Arrays.stream(Effect.Kind.values())
                .filter(kind -> kind != Effect.Kind.INCONCLUSIVE)
                .map(Effect.Kind::word)
                .toList());
    visibility =
        ask(
            "Who could notice?",
            Arrays.stream(Visibility.Kind.values()).map(Visibility.Kind::word).toList());
  }

  @Override
  public void tells(StoryLine line) {
    next.tells(line);
  }

  @Override
  public void ends(RunResult result) {
    next.ends(result);
    result.outcome().ifPresent(this::compare);
  }

  private void compare(Outcome outcome) {
    say("effect", effect, outcome.effect().kind().word());
    say("visibility", visibility, outcome.visibility().kind().word());
  }

  private void say(String what, String guessed, String came) {
    if (!guessed.isEmpty()) {
      out.println(
          "  Your "
              + what
              + ": "
              + guessed
              + (guessed.equals(came) ? ", and so it was" : ", but it was: " + came));
      out.flush();
    }
  }

  /** An answer can be its number or the beginning of its words; nothing is no answer. */
  private String ask(String question, List<String> choices) {
    List<String> numbered = new ArrayList<>();
    choices.forEach(choice -> numbered.add((numbered.size() + 1) + " " + choice));
    out.print("  " + question + " (" + String.join(", ", numbered) + ") ");
    out.flush();
    try {
      String answer = answers.next().orElse("").strip().toLowerCase(Locale.ROOT);
      if (answer.isEmpty()) {
        return "";
      }
      for (int i = 0; i < choices.size(); i++) {
        if (answer.equals(Integer.toString(i + 1)) || choices.get(i).startsWith(answer)) {
          return choices.get(i);
        }
      }
      return answer;
    } catch (InterruptedException e) {
      // The run that follows finds the interrupt and stops.
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
