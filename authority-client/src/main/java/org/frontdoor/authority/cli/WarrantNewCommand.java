package org.frontdoor.authority.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.authority.client.AuthorityConfig;
import org.frontdoor.authority.warrant.DraftFile;
import org.frontdoor.authority.warrant.Targets;
import org.frontdoor.authority.warrant.Times;
import org.frontdoor.authority.warrant.WarrantDraft;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code authority warrant new}. */
@Command(
    name = "new",
    description = "Drafts a warrant, or a document about one, as a file that a judge can read.",
    footer = {
      "%nExamples:",
      "  frontdoor authority warrant new --target MessengerAccount:1 --for 2h -o draft.yaml",
      "  frontdoor authority warrant new --target InternationalE164:32470123456 \\",
      "      --from 2026-11-21T10:00:00Z --until 2026-12-21T10:00:00Z -o draft.yaml",
      "  frontdoor authority warrant new --type extension --refers-to W-17 --for 30d -o more.yaml"
    })
final class WarrantNewCommand extends AuthorityTask {

  /** What can be drafted. */
  enum Kind {
    warrant(DocumentType.DOCUMENT_TYPE_WARRANT),
    extension(DocumentType.DOCUMENT_TYPE_EXTENSION),
    cancellation(DocumentType.DOCUMENT_TYPE_CANCELLATION),
    confirmation(DocumentType.DOCUMENT_TYPE_CONFIRMATION);

    private final DocumentType type;

    Kind(DocumentType type) {
      this.type = type;
    }
  }

  @Mixin private ConfigOption config;

  @Option(
      names = "--type",
      defaultValue = "warrant",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Kind kind;

  @Option(
      names = {"-t", "--target"},
      paramLabel = "FORMAT:VALUE",
      description = "Whom it is about; may be given several times. A bare value is an account.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      defaultValue = "now",
      description = "When it begins, with its zone (default: ${DEFAULT-VALUE}).")
  private String from;

  @Option(names = "--until", paramLabel = "TIME", description = "When it ends, with its zone.")
  private @Nullable String until;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "How long it lasts, instead of --until: 20s, 15m, 2h, 30d.")
  private @Nullable String duration;

  @Option(
      names = "--reference",
      paramLabel = "TEXT",
      description = "The reference (default: made from the time and chance).")
  private @Nullable String reference;

  @Option(
      names = "--refers-to",
      paramLabel = "REFERENCE",
      description = "The warrant that an extension, cancellation or confirmation is about.")
  private @Nullable String refersTo;

  @Option(names = "--emergency", description = "As an emergency, to be confirmed later.")
  private boolean emergency;

  @Option(
      names = "--subscriber",
      description = "Order the identification of a subscriber instead of traffic data.")
  private boolean subscriber;

  @Option(names = "--legal-basis", paramLabel = "TEXT", description = "The law it stands on.")
  private @Nullable String legalBasis;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write the draft (default: standard output).")
  private @Nullable Path output;

  @Override
  int run() {
    AuthorityConfig authority = config.config(surroundings());
    WarrantDraft draft = draft(authority);
    String yaml = DraftFile.write(draft);
    if (output == null) {
      out().print(yaml);
      return ExitCodes.OK;
    }
    Documents.write(output, yaml.getBytes(StandardCharsets.UTF_8));
    if (json()) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("reference", draft.document().getReference());
      object.put("draft", output.toString());
      printJson(object);
    } else {
      print("Drafted " + draft.document().getReference() + " in " + output);
      print("Next: a judge reads it and runs `frontdoor authority sign " + output + "`");
    }
    return ExitCodes.OK;
  }

  private WarrantDraft draft(AuthorityConfig authority) {
    WarrantDraft draft =
        (kind == Kind.warrant ? order(authority) : document())
            .referredToAs(reference == null ? newReference() : reference)
            .usableBy(
                authority.identity(),
                kind == Kind.warrant
                    ? authority.credentials().delivery().stream()
                        .map(DeliveryKeyPair::publicKey)
                        .toList()
                    : List.of())
            .addressedTo(authority.provider().id());
    if (kind == Kind.warrant || kind == Kind.extension) {
      draft = during(draft);
    }
    draft = emergency ? draft.asEmergency() : draft;
    return legalBasis == null ? draft : draft.under(legalBasis);
  }

  private WarrantDraft order(AuthorityConfig authority) {
    if (targets.isEmpty()) {
      throw new AuthorityException(
          Fault.USAGE,
          "The warrant names no target",
          "Add --target FORMAT:VALUE, for example --target MessengerAccount:1");
    }
    List<TargetIdentifier> parsed =
        targets.stream().map(target -> Targets.parse(target, authority.provider().id())).toList();
    WarrantDraft draft = WarrantDraft.against(parsed);
    return subscriber
        ? draft.ordering(
            DataCategory.DATA_CATEGORY_SUBSCRIBER_IDENTIFICATION,
            DeliveryType.DELIVERY_TYPE_IRI_ONLY)
        : draft;
  }

  private WarrantDraft document() {
    if (refersTo == null) {
      throw new AuthorityException(
          Fault.USAGE,
          "The " + kind + " does not say which warrant it is about",
          "Add --refers-to with the warrant's reference");
    }
    return WarrantDraft.about(refersTo, kind.type);
  }

  private WarrantDraft during(WarrantDraft draft) {
    Instant begin = Times.time(from, surroundings().clock().instant());
    if ((until == null) == (duration == null)) {
      throw new AuthorityException(
          Fault.USAGE,
          "The end of the warrant is given " + (until == null ? "not at all" : "twice"),
          "Give either --until TIME or --for DURATION");
    }
    Instant end =
        until != null
            ? Times.time(until, begin)
            : begin.plus(Times.duration(String.valueOf(duration)));
    return draft.during(begin, end);
  }

  private String newReference() {
    String day = surroundings().clock().instant().toString().substring(0, 10);
    return "W-" + day + "-" + surroundings().newIdentifier().substring(0, 8);
  }
}
