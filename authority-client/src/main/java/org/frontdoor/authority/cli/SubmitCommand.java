package org.frontdoor.authority.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.authority.cases.CaseFile.CaseTask;
import org.frontdoor.authority.client.Answer;
import org.frontdoor.authority.client.Authority;
import org.frontdoor.authority.client.ObjectView;
import org.frontdoor.authority.client.Refusal;
import org.frontdoor.authority.client.Submission;
import org.frontdoor.authority.warrant.Times;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code authority submit}. */
@Command(
    name = "submit",
    description = "Submits a signed warrant, with a task for each of its targets.",
    footer = {
      "%nExamples:",
      "  frontdoor authority submit warrant.p7m",
      "  frontdoor authority submit warrant.p7m --wait 10s --json",
      "  frontdoor authority submit extension.p7m --to 0e4a1d6e-6d3c-4a57-8f35-0c1b9a3d5f11"
    })
final class SubmitCommand extends AuthorityTask {

  @Mixin private ConfigOption config;

  @Parameters(paramLabel = "WARRANT", description = "The signed warrant.")
  private Path warrant;

  @Option(
      names = "--to",
      paramLabel = "AUTHORISATION",
      description = "Add an extension, cancellation or confirmation to this authorisation.")
  private @Nullable String authorisation;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      defaultValue = "10s",
      description = "How long to wait for the tasks to become active (default: ${DEFAULT-VALUE}).")
  private String wait;

  @Option(names = "--test", description = "Order a test, whose product is no evidence.")
  private boolean test;

  @Override
  int run() {
    byte[] signed = Documents.read(warrant);
    Duration patience = Times.duration(wait);
    try (Authority authority = config.connect(surroundings())) {
      if (authorisation != null) {
        return answered(authority.add(authorisation, signed));
      }
      Submission submission = authority.submit(signed, test);
      if (submission.answer().accepted().isEmpty()) {
        return answered(submission.answer());
      }
      List<ObjectView> objects = submission.awaitActive(patience);
      report(submission, objects);
      boolean good =
          submission.answer().refusal().isEmpty()
              && objects.stream().allMatch(object -> object.reason().isEmpty());
      return good ? ExitCodes.OK : ExitCodes.REFUSED;
    }
  }

  private int answered(Answer answer) {
    if (json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("accepted", answer.refusal().isEmpty());
      answer.refusal().ifPresent(refusal -> json.put("refusal", ObjectLines.json(refusal)));
      printJson(json);
    } else if (answer.refusal().isPresent()) {
      print("Refused:");
      ObjectLines.reasonLines(answer.refusal().get()).forEach(this::print);
    } else {
      print("Accepted");
    }
    return answer.refusal().isEmpty() ? ExitCodes.OK : ExitCodes.REFUSED;
  }

  private void report(Submission submission, List<ObjectView> objects) {
    List<Refusal> refusals = submission.answer().refusal().stream().toList();
    if (json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("authorisation", submission.file().authorisation());
      json.put("document", submission.file().document());
      json.put("tasks", submission.file().tasks().stream().map(SubmitCommand::taskJson).toList());
      json.put("objects", objects.stream().map(ObjectLines::json).toList());
      json.put("refusals", refusals.stream().map(ObjectLines::json).toList());
      printJson(json);
      return;
    }
    for (ObjectView object : objects) {
      print(ObjectLines.line(object));
      object.reason().map(ObjectLines::reasonLines).ifPresent(lines -> lines.forEach(this::print));
    }
    refusals.forEach(refusal -> ObjectLines.reasonLines(refusal).forEach(this::print));
    print("Authorisation " + submission.file().authorisation());
  }

  private static Map<String, Object> taskJson(CaseTask task) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("liid", task.liid());
    json.put("identifier", task.identifier());
    json.put("target", task.target());
    return json;
  }
}
