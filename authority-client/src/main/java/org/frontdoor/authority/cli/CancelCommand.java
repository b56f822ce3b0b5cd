package org.frontdoor.authority.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.authority.client.Answer;
import org.frontdoor.authority.client.Authority;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code authority cancel}. */
@Command(
    name = "cancel",
    description = "Ends tasks for good. What happened before is still delivered.",
    footer = {"%nExample:", "  frontdoor authority cancel LI-5b0c7a11d2e4f690"})
final class CancelCommand extends AuthorityTask {

  @Mixin private ConfigOption config;

  @Parameters(paramLabel = "LIID|ID", arity = "1..*", description = "The tasks to end.")
  private List<String> names = new ArrayList<>();

  @Override
  int run() {
    int code = ExitCodes.OK;
    try (Authority authority = config.connect(surroundings())) {
      for (String name : names) {
        Answer answer = authority.cancel(name);
        show(name, answer);
        code = answer.refusal().isPresent() ? ExitCodes.REFUSED : code;
      }
    }
    return code;
  }

  private void show(String name, Answer answer) {
    if (json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", name);
      json.put("cancelled", answer.refusal().isEmpty());
      answer.refusal().ifPresent(refusal -> json.put("refusal", ObjectLines.json(refusal)));
      printJson(json);
    } else if (answer.refusal().isPresent()) {
      print(name + " is not cancelled:");
      ObjectLines.reasonLines(answer.refusal().get()).forEach(this::print);
    } else {
      print(name + " is cancelled");
    }
  }
}
