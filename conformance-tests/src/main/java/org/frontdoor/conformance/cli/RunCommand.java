package org.frontdoor.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.frontdoor.conformance.cases.AllCases;
import org.frontdoor.conformance.catalogue.Catalogue;
import org.frontdoor.conformance.report.JsonReport;
import org.frontdoor.conformance.report.Report;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.session.RefusedException;
import org.frontdoor.conformance.session.Selection;
import org.frontdoor.conformance.session.Session;
import org.frontdoor.conformance.session.Target;
import org.frontdoor.conformance.session.WaiverFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code frontdoor conformance run}. */
@Command(
    name = "run",
    description = {
      "Examines an endpoint: one line a case, and a summary.",
      "It runs against endpoints only whose declaration says test-system: true."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  frontdoor conformance run --endpoint 127.0.0.1:9443 --credentials lab/conformance \\",
      "      --profile XX --upper-tester 127.0.0.1:9445 --report report",
      "  frontdoor conformance run --listen 127.0.0.1:9643 --credentials lab/conformance --profile XX",
      "  frontdoor conformance run ... --only 'HDR-*' --only OBJ-07 --seed 42",
      "  frontdoor conformance run ... HDR-04 --trace",
      "  frontdoor conformance run ... --waivers waivers.yaml --json > report.json"
    })
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private ConformanceCommand parent;

  @Mixin private TargetOptions target = new TargetOptions();

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "Test purposes to be examined (default: all).")
  private List<String> ids = List.of();

  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      description = "As ID, with * for anything; can be given several times.")
  private List<String> only = List.of();

  @Option(
      names = "--waivers",
      paramLabel = "FILE",
      description =
          "Verdicts that are known, each with a reason and a link. They run all the same.")
  private @Nullable Path waivers;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Folder for report.html, report.json, junit.xml and bundle.jsonl.")
  private @Nullable Path report;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "For everything that is chosen by chance (default: chosen, and printed).")
  private @Nullable Long seed;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "How long the run may take, for example 90s or 10m (default: 10m).")
  private Duration timeLimit = Duration.ofMinutes(10);

  @Option(
      names = "--trace",
      description = "Print what was sent and received, decoded and without what names a target.")
  private boolean trace;

  @Option(
      names = "--json",
      description = "Write the report as one JSON document to standard output, the rest to error.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Stop stop = Stop.ofThisThread();
    try {
      Catalogue catalogue = Catalogue.load();
      Target wanted = target.target();
      Session session =
          Session.prepare(
              wanted,
              seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
              parent.surroundings());
      target.check(session.setting().statement().role());
      List<TestCase> cases =
          new Selection(ids, only)
              .of(
                  AllCases.all(),
                  catalogue,
                  session.setting().statement().role(),
                  wanted.profile());
      PrintWriter lines = json ? err : spec.commandLine().getOut();
      Output output = new Output(lines, err, Ansi.AUTO.enabled(), trace);
      Execution execution =
          new Execution(
              session,
              parent.surroundings(),
              catalogue,
              WaiverFile.read(Optional.ofNullable(waivers), catalogue),
              output);
      Report result = execution.run(cases, timeLimit, Optional.ofNullable(report));
      if (json) {
        spec.commandLine().getOut().print(JsonReport.of(result));
        spec.commandLine().getOut().flush();
      }
      err.flush();
      return ExitCodes.of(result);
    } catch (RefusedException e) {
      err.println(e.getMessage());
      return ExitCodes.of(e);
    } finally {
      stop.done();
    }
  }
}
