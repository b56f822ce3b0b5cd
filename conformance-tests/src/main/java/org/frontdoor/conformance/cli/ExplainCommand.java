package org.frontdoor.conformance.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.frontdoor.conformance.cases.AllCases;
import org.frontdoor.conformance.catalogue.Catalogue;
import org.frontdoor.conformance.catalogue.Requirement;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frontdoor conformance explain}. */
@Command(
    name = "explain",
    description = "Says what a test purpose asks for, what is sent, and what to check first.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  frontdoor conformance explain HDR-04")
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "Identifier of the test purpose.")
  private String id;

  @Override
  public Integer call() {
    Requirement requirement =
        Catalogue.load()
            .find(id.toUpperCase(Locale.ROOT))
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "There is no purpose " + id + "; `frontdoor conformance list` names all"));
    PrintWriter out = spec.commandLine().getOut();
    out.println(requirement.id() + ": " + requirement.purpose());
    out.println();
    say(out, "Source", requirement.source());
    say(out, "Level", requirement.level().word() + " (" + level(requirement) + ")");
    say(out, "Under test", requirement.role().word());
    say(out, "Profile", requirement.profile());
    requirement.reason().ifPresent(why -> say(out, "Not examined", why));
    for (TestCase one : AllCases.all()) {
      if (one.purpose().equals(requirement.id())) {
        out.println();
        explain(out, one);
      }
    }
    out.flush();
    return ExitCodes.OK;
  }

  private static void explain(PrintWriter out, TestCase one) {
    say(out, "Case against", one.role().name().toLowerCase(Locale.ROOT));
    say(out, "Sent", one.sends());
    say(out, "Expected", one.expects());
    say(out, "Check first", one.checkFirst());
    String needs =
        Stream.concat(
                one.features().stream().map(Feature::word),
                one.testerCalls().stream().map(TesterCall::word).map("upper tester: "::concat))
            .sorted()
            .collect(Collectors.joining(", "));
    Optional.of(needs).filter(some -> !some.isEmpty()).ifPresent(some -> say(out, "Needs", some));
  }

  private static String level(Requirement requirement) {
    return switch (requirement.level()) {
      case MANDATORY -> "mandatory";
      case PROFILE -> "the national profile demands it";
      case DERIVED -> "derived from a known fault or threat";
    };
  }

  private static void say(PrintWriter out, String what, String text) {
    out.println(String.format(Locale.ROOT, "%-13s %s", what + ":", text));
  }
}
