package org.frontdoor.lab.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.frontdoor.lab.catalogue.Entry;
import org.frontdoor.lab.catalogue.Expectation;
import org.frontdoor.lab.catalogue.Interval;
import org.frontdoor.lab.catalogue.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frontdoor lab explain}. */
@Command(
    name = "explain",
    description = "Says what a scenario is about, without what comes of it.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  frontdoor lab explain SCO-01", "  frontdoor lab explain SCO-01 --answers"})
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "Identifier of the scenario.")
  private String id;

  @Option(names = "--answers", description = "Also what is expected, and the effect in a sentence.")
  private boolean answers;

  @Override
  public Integer call() {
    try {
      Entry entry = Shelf.open().entry(id);
      explain(entry);
      spec.commandLine().getOut().flush();
      return ExitCodes.OK;
    } catch (LabFault e) {
      spec.commandLine().getErr().println(e.getMessage());
      return e.exitCode();
    }
  }

  private void explain(Entry entry) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(entry.id() + ": " + entry.heading().title());
    out.println();
    say("Source", String.join("; ", entry.heading().sources()));
    say("Clause", String.join("; ", entry.heading().clauses()));
    say("Adversary", entry.opponent().code() + " " + entry.opponent().code().title());
    say("It has", String.join(", ", entry.opponent().knows()));
    say(
        "It may spend",
        entry.opponent().budget().amounts().entrySet().stream()
            .map(one -> one.getValue() + " " + one.getKey().word())
            .collect(Collectors.joining(", ")));
    say("The harm", entry.terms().harm());
    for (Profile profile : entry.profiles().values()) {
      out.println();
      profile(profile);
    }
    out.println();
    say("Question", entry.teaching().question() + " (" + entry.teaching().minutes() + " min)");
    if (answers) {
      say("Effect", entry.heading().effect());
    }
  }

  private void profile(Profile profile) {
    say("Profile", profile.name() + ": " + profile.means());
    say(
        "Cells",
        profile.cells().architecture()
            + " "
            + profile.cells().architecture().title()
            + "; "
            + profile.cells().guarantees().stream()
                .map(guarantee -> guarantee + " " + guarantee.title())
                .collect(Collectors.joining(", ")));
    if (answers) {
      say("Expected", expected(profile.expectation()));
      profile.surprise().ifPresent(surprise -> say("Differs", surprise));
    }
  }

  private static String expected(Expectation expected) {
    StringBuilder words = new StringBuilder(expected.effect().word());
    expected.fraction().ifPresent(fraction -> words.append(" to ").append(fraction.words()));
    words.append(", ").append(expected.visibility().kind().word());
    expected.visibility().by().ifPresent(who -> words.append(" by ").append(who));
    expected
        .visibility()
        .epoch()
        .ifPresent(epoch -> words.append(" at epoch ").append(epoch.words()));
    for (Map.Entry<String, Interval> metric : expected.metrics().entrySet()) {
      words.append("; ").append(metric.getKey()).append(' ').append(metric.getValue().words());
    }
    return words.toString();
  }

  private void say(String what, String text) {
    if (!text.isEmpty()) {
      spec.commandLine().getOut().println(String.format(Locale.ROOT, "%-13s %s", what + ":", text));
    }
  }
}
