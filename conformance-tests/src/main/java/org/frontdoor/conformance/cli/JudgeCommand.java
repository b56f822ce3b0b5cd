package org.frontdoor.conformance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.frontdoor.conformance.bundle.BundleException;
import org.frontdoor.conformance.bundle.BundleJudge;
import org.frontdoor.conformance.bundle.BundleJudge.Compared;
import org.frontdoor.conformance.bundle.BundleJudge.Judgement;
import org.frontdoor.conformance.cases.AllCases;
import org.frontdoor.conformance.session.Surroundings;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.TrustDirectory;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code frontdoor conformance judge}. */
@Command(
    name = "judge",
    description = {
      "Verifies the bundle of a run, and evaluates every case of it again. Nothing is sent.",
      "Ends with 0 if every verdict is the same, 1 if one differs, 65 if the bundle is broken."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  frontdoor conformance judge report/bundle.jsonl",
      "  frontdoor conformance judge report/bundle.jsonl --trust lab/conformance/trust"
    })
final class JudgeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private ConformanceCommand parent;

  @Parameters(paramLabel = "BUNDLE", description = "The file bundle.jsonl of a report.")
  private Path bundle;

  @Option(
      names = "--trust",
      paramLabel = "DIR",
      description =
          "Whom you trust to certify testers (default: whom the bundle names itself, which proves"
              + " only that it is in one piece).")
  private @Nullable Path trust;

  @Override
  public Integer call() {
    Surroundings surroundings = parent.surroundings();
    PrintWriter err = spec.commandLine().getErr();
    try {
      Optional<TrustAnchors> anchors =
          trust == null
              ? Optional.empty()
              : Optional.of(TrustDirectory.load(trust, surroundings.clock().instant()));
      BundleJudge judge =
          new BundleJudge(AllCases.all(), surroundings.clock(), surroundings.random());
      return say(judge.judge(bundle, anchors));
    } catch (BundleException e) {
      err.println(bundle + ": the bundle is broken: " + e.getMessage());
      return ExitCodes.BROKEN;
    } catch (CredentialException e) {
      err.println(e.getMessage());
      return ExitCodes.CREDENTIALS;
    } catch (IOException e) {
      err.println(bundle + ": the bundle cannot be read; check the path");
      return ExitCodes.FILES;
    }
  }

  private int say(Judgement judgement) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "Run "
            + judgement.run()
            + " against "
            + judgement.endpoint()
            + ", suite "
            + judgement.suite());
    out.println(
        "Signed by tester "
            + judgement.signer().country()
            + "/"
            + judgement.signer().uniqueIdentifier()
            + (trust == null ? "; compare the issuer's SHA-256: " + judgement.issuers() : ""));
    for (Compared one : judgement.cases()) {
      if (one.now().isEmpty()) {
        out.println(line(one, one.then(), "not evaluated again: " + one.why()));
      } else if (one.differs()) {
        out.println(line(one, one.then(), "now " + one.now().get().word() + ": " + one.why()));
      }
    }
    long differ = judgement.cases().stream().filter(Compared::differs).count();
    long judged = judgement.cases().stream().filter(one -> one.now().isPresent()).count();
    out.println(
        judged
            + " of "
            + judgement.cases().size()
            + " evaluated again, "
            + differ
            + " differ; the"
            + " run ended "
            + judgement.ending().replace('_', ' '));
    out.flush();
    return judgement.differs() ? ExitCodes.UNEXPECTED : ExitCodes.OK;
  }

  private static String line(Compared one, String then, String text) {
    return String.format(Locale.ROOT, "%-10s %-14s %s", one.test(), then.replace('_', ' '), text);
  }
}
