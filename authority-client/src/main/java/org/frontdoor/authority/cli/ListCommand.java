package org.frontdoor.authority.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.frontdoor.authority.client.Authority;
import org.frontdoor.authority.warrant.Times;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.ListRecord;
import org.frontdoor.hi1.v1.ObjectType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code authority list}. */
@Command(
    name = "list",
    description = "Lists the objects that the provider keeps for this authority.",
    footer = {
      "%nExamples:",
      "  frontdoor authority list --type task --status Active",
      "  frontdoor authority list --json"
    })
final class ListCommand extends AuthorityTask {

  /** Types as a person writes them. */
  enum Type {
    authorisation(ObjectType.OBJECT_TYPE_AUTHORISATION),
    document(ObjectType.OBJECT_TYPE_DOCUMENT),
    task(ObjectType.OBJECT_TYPE_LI_TASK),
    notification(ObjectType.OBJECT_TYPE_NOTIFICATION);

    private final ObjectType type;

    Type(ObjectType type) {
      this.type = type;
    }
  }

  @Mixin private ConfigOption config;

  @Option(names = "--type", description = "Only ${COMPLETION-CANDIDATES}.")
  private @Nullable Type type;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only objects with this status, for example Active.")
  private @Nullable String status;

  @Option(names = "--most", paramLabel = "N", description = "At most so many, the latest first.")
  private @Nullable Integer most;

  @Override
  int run() {
    ListAction.Builder filter = ListAction.newBuilder();
    if (type != null) {
      filter.setObjectType(type.type);
    }
    if (status != null) {
      filter.setStatus(status);
    }
    if (most != null) {
      filter.setMaximumObjectCount(most);
    }
    try (Authority authority = config.connect(surroundings())) {
      List<ListRecord> records = authority.list(filter.build());
      records.forEach(this::show);
      if (!json()) {
        print(records.size() + (records.size() == 1 ? " object" : " objects"));
      }
    }
    return ExitCodes.OK;
  }

  private void show(ListRecord record) {
    String kind = record.getObjectType().name().substring("OBJECT_TYPE_".length());
    String changed = Times.instant(record.getLastChanged()).toString();
    if (json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("type", kind);
      json.put("identifier", record.getIdentifier());
      json.put("generation", record.getGeneration());
      json.put("lastChanged", changed);
      printJson(json);
    } else {
      print(
          String.format(
              Locale.ROOT,
              "%-13s %s  generation %d, changed %s",
              kind,
              record.getIdentifier(),
              record.getGeneration(),
              changed));
    }
  }
}
