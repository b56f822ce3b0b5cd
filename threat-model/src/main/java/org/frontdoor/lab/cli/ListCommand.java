package org.frontdoor.lab.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.frontdoor.lab.catalogue.Entry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code frontdoor lab list}. */
@Command(
    name = "list",
    description = "Names every scenario: adversary, cells, profiles and title.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  frontdoor lab list", "  frontdoor lab list --json"})
final class ListCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Shelf shelf = Shelf.open();
      if (json) {
        ArrayNode all = JSON.createArrayNode();
        shelf.entries().forEach(entry -> node(all.addObject(), entry));
        out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
      } else {
        shelf.entries().forEach(entry -> out.println(line(entry)));
        out.println(shelf.entries().size() + " scenarios; `frontdoor lab explain ID` says more");
      }
      out.flush();
      return ExitCodes.OK;
    } catch (LabFault e) {
      spec.commandLine().getErr().println(e.getMessage());
      return e.exitCode();
    }
  }

  private static String line(Entry entry) {
    return String.format(
        Locale.ROOT,
        "%-8s %-4s %-18s %s  [%s]",
        entry.id(),
        entry.opponent().code(),
        cells(entry),
        entry.heading().title(),
        String.join(", ", entry.profiles().keySet()));
  }

  private static String cells(Entry entry) {
    return entry.profiles().values().stream()
        .flatMap(
            profile ->
                profile.cells().guarantees().stream()
                    .map(guarantee -> profile.cells().architecture() + "," + guarantee))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static void node(ObjectNode node, Entry entry) {
    node.put("id", entry.id())
        .put("title", entry.heading().title())
        .put("adversary", entry.opponent().code().name())
        .put("effect", entry.heading().effect());
    ArrayNode profiles = node.putArray("profiles");
    entry.profiles().keySet().forEach(profiles::add);
  }
}
