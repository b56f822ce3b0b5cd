package org.frontdoor.conformance.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.frontdoor.conformance.catalogue.Catalogue;
import org.frontdoor.conformance.catalogue.CatalogueTable;
import org.frontdoor.conformance.catalogue.Requirement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code frontdoor conformance list}. */
@Command(
    name = "list",
    description = "Names every test purpose: state, level, source and sentence.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  frontdoor conformance list", "  frontdoor conformance list --json"})
final class ListCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;

  @Option(names = "--markdown", description = "As the table of docs/conformance/requirements.md.")
  private boolean markdown;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    Catalogue catalogue = Catalogue.load();
    if (markdown) {
      out.print(CatalogueTable.markdown(catalogue));
    } else if (json) {
      out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document(catalogue)));
    } else {
      catalogue.requirements().forEach(requirement -> out.println(line(requirement)));
      long covered = catalogue.requirements().stream().filter(Requirement::isCovered).count();
      out.println(covered + " of " + catalogue.requirements().size() + " purposes are covered.");
    }
    out.flush();
    return ExitCodes.OK;
  }

  private static String line(Requirement requirement) {
    return String.format(
        Locale.ROOT,
        "%-8s %-12s %s  %-9s %s [%s]",
        requirement.id(),
        requirement.state().word(),
        requirement.level().word(),
        requirement.role().word(),
        requirement.purpose(),
        requirement.source());
  }

  private static ArrayNode document(Catalogue catalogue) {
    ArrayNode all = JSON.createArrayNode();
    for (Requirement requirement : catalogue.requirements()) {
      ObjectNode one =
          all.addObject()
              .put("id", requirement.id())
              .put("purpose", requirement.purpose())
              .put("source", requirement.source())
              .put("level", requirement.level().word())
              .put("role", requirement.role().word())
              .put("profile", requirement.profile());
      ArrayNode needs = one.putArray("needs");
      requirement.needs().forEach(need -> needs.add(need.word()));
      one.put("state", requirement.state().word());
      requirement.reason().ifPresent(reason -> one.put("reason", reason));
    }
    return all;
  }
}
