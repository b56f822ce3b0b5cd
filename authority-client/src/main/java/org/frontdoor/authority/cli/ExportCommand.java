package org.frontdoor.authority.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.authority.cases.CaseDirectory;
import org.frontdoor.authority.cases.CaseFiles;
import org.frontdoor.authority.config.AuthoritySettings;
import org.frontdoor.authority.config.CredentialFiles;
import org.frontdoor.authority.export.EvidenceOpener;
import org.frontdoor.authority.export.OpenedRecord;
import org.frontdoor.authority.export.RecordLines;
import org.frontdoor.authority.store.RocksRecordStore;
import org.frontdoor.authority.store.StoreException;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code authority export}. */
@Command(
    name = "export",
    description = "Opens the stored records and writes them in clear, one JSON object a line.",
    footer = {
      "%nExamples:",
      "  frontdoor authority export -o records.jsonl",
      "  frontdoor authority export --liid LI-5b0c7a11d2e4f690 | jq .event"
    })
final class ExportCommand extends AuthorityTask {

  @Mixin private ConfigOption config;

  @Option(names = "--liid", paramLabel = "LIID", description = "Only records of this task.")
  private @Nullable String liid;

  @Option(names = "--with-tests", description = "Also the test records, which are no evidence.")
  private boolean withTests;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write (default: standard output).")
  private @Nullable Path output;

  @Override
  int run() throws StoreException {
    AuthoritySettings settings = config.settings();
    List<DeliveryKeyPair> keys = CredentialFiles.delivery(settings);
    try (RocksRecordStore store = RocksRecordStore.openReadOnly(settings.records());
        Writer writer = writer();
        RecordLines lines = new RecordLines(writer, targets(new CaseDirectory(settings.cases())))) {
      new EvidenceOpener(keys)
          .open(
              store,
              record -> {
                if (wanted(record)) {
                  lines.write(record);
                }
              });
      if (output != null) {
        done(lines.written());
      }
    } catch (IOException | UncheckedIOException e) {
      throw new AuthorityException(
          Fault.STORAGE,
          "The records cannot be written",
          "Check that the directory is there and writable, and that the disk is not full",
          e);
    }
    return ExitCodes.OK;
  }

  /** Which target each LIID stands for. */
  static Map<String, String> targets(CaseFiles cases) {
    Map<String, String> targets = new HashMap<>();
    cases.all().stream()
        .flatMap(file -> file.tasks().stream())
        .forEach(task -> targets.put(task.liid(), task.target()));
    return targets;
  }

  private boolean wanted(OpenedRecord record) {
    return (withTests || !record.isTest()) && (liid == null || record.liid().equals(liid));
  }

  private void done(long records) {
    if (json()) {
      printJson(Map.of("records", records, "file", String.valueOf(output)));
    } else {
      print("Wrote " + records + " records to " + output);
    }
  }

  private Writer writer() throws IOException {
    return output == null
        ? new Unclosed(out())
        : new BufferedWriter(Files.newBufferedWriter(output));
  }

  /** Standard output, which stays open. */
  private static final class Unclosed extends java.io.FilterWriter {

    Unclosed(Writer out) {
      super(out);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
