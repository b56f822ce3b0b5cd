package org.frontdoor.authority.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.authority.cases.CaseFile;
import org.frontdoor.authority.client.Answer;
import org.frontdoor.authority.client.Authority;
import org.frontdoor.authority.client.AuthorityConfig;
import org.frontdoor.authority.client.ObjectView;
import org.frontdoor.authority.client.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code authority status}. */
@Command(
    name = "status",
    description = "Shows tasks or other objects as the provider keeps them now.",
    footer = {
      "%nExamples:",
      "  frontdoor authority status                     (everything in the case files)",
      "  frontdoor authority status LI-5b0c7a11d2e4f690",
      "  frontdoor authority status --json | jq .status"
    })
final class StatusCommand extends AuthorityTask {

  @Mixin private ConfigOption config;

  @Parameters(
      paramLabel = "LIID|ID",
      arity = "0..*",
      description = "LIIDs or object identifiers (default: all objects of the case files).")
  private List<String> names = new ArrayList<>();

  @Override
  int run() {
    AuthorityConfig known = config.config(surroundings());
    List<String> wanted = names.isEmpty() ? all(known.cases().all()) : names;
    int code = ExitCodes.OK;
    try (Authority authority = Authority.connect(known)) {
      for (String name : wanted) {
        code = Math.max(code, show(name, authority.get(name)));
      }
    }
    return code;
  }

  private static List<String> all(List<CaseFile> files) {
    List<String> identifiers = new ArrayList<>();
    for (CaseFile file : files) {
      identifiers.add(file.authorisation());
      identifiers.add(file.document());
      file.tasks().forEach(task -> identifiers.add(task.identifier()));
    }
    return identifiers;
  }

  private int show(String name, Answer answer) {
    if (answer.refusal().isPresent()) {
      refused(name, answer.refusal().get());
      return ExitCodes.REFUSED;
    }
    ObjectView object = new ObjectView(answer.accepted().getFirst().getGet().getObject());
    if (json()) {
      printJson(ObjectLines.json(object));
    } else {
      print(ObjectLines.line(object));
      object.reason().map(ObjectLines::reasonLines).ifPresent(lines -> lines.forEach(this::print));
    }
    return ExitCodes.OK;
  }

  private void refused(String name, Refusal refusal) {
    if (json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", name);
      json.put("refusal", ObjectLines.json(refusal));
      printJson(json);
    } else {
      print(name);
      ObjectLines.reasonLines(refusal).forEach(this::print);
    }
  }
}
