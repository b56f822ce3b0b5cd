package org.frontdoor.authority.cli;

import java.util.List;
import java.util.Locale;
import org.frontdoor.authority.config.AuthoritySettings;
import org.frontdoor.authority.config.CredentialFiles;
import org.frontdoor.authority.export.EvidenceCheck;
import org.frontdoor.authority.store.Finding;
import org.frontdoor.authority.store.RocksRecordStore;
import org.frontdoor.authority.store.StoreException;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.verify.CompletenessReport;
import org.frontdoor.protocol.verify.TaskReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code authority verify}. */
@Command(
    name = "verify",
    description =
        "Verifies the stored evidence offline, with code that had no part in receiving it.",
    footer = {
      "%nExit code 0: nothing is missing, changed or double, and everything is signed but what is",
      "said to be provisional. Exit code 1: something is wrong, and it says what.",
      "%nExamples:",
      "  frontdoor authority verify",
      "  frontdoor authority verify --json | jq .tasks"
    })
final class VerifyCommand extends AuthorityTask {

  @Mixin private ConfigOption config;

  @Override
  int run() throws StoreException {
    AuthoritySettings settings = config.settings();
    EvidenceCheck check =
        new EvidenceCheck(
            settings.provider().id(),
            settings.identity(),
            new MessageVerifier(
                new CertificateVerifier(
                    CredentialFiles.trust(settings, surroundings().clock().instant()))),
            CredentialFiles.delivery(settings));
    try (RocksRecordStore store = RocksRecordStore.openReadOnly(settings.records())) {
      CompletenessReport report = check.judge(store);
      List<Finding> received = store.findings();
      boolean good =
          report.clean() && received.stream().noneMatch(finding -> finding.kind().failure());
      if (json()) {
        printJson(VerifyJson.of(report, received, good));
      } else {
        show(report, received, good);
      }
      return good ? ExitCodes.OK : ExitCodes.REFUSED;
    }
  }

  private void show(CompletenessReport report, List<Finding> received, boolean good) {
    print(
        String.format(
            Locale.ROOT,
            "%-26s %10s %10s %11s %8s %8s %8s",
            "LIID",
            "records",
            "signed",
            "provisional",
            "lost",
            "missing",
            "double"));
    for (TaskReport task : report.tasks()) {
      print(
          String.format(
              Locale.ROOT,
              "%-26s %10d %10d %11d %8d %8d %8d%s",
              task.liid(),
              task.records(),
              task.verified(),
              task.provisional(),
              task.lost(),
              task.missing(),
              task.duplicated(),
              task.complete() ? "  complete" : ""));
    }
    report.findings().forEach(finding -> print("FINDING " + finding.sentence()));
    received.forEach(
        finding ->
            print(
                "When received: "
                    + finding.kind()
                    + " "
                    + finding.liid()
                    + " "
                    + finding.sentence()));
    print(good ? "Verified: " + report.checkpoints() + " checkpoints" : "NOT VERIFIED");
  }
}
