package org.frontdoor.conformance.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.frontdoor.authority.collector.Collector;
import org.frontdoor.authority.collector.CollectorListener;
import org.frontdoor.authority.store.RocksRecordStore;
import org.frontdoor.authority.store.TaskState;
import org.frontdoor.authority.store.TaskState.Phase;
import org.frontdoor.conformance.cli.ConformanceCommand;
import org.frontdoor.protocol.verify.CompletenessReport;
import org.frontdoor.protocol.verify.TaskReport;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.testbed.lab.LabAuthority;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.testbed.pki.LabFolder;
import org.frontdoor.testbed.pki.LabPlan;
import org.frontdoor.testbed.pki.LabWriter;
import org.frontdoor.uppertester.v1.InjectedMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import picocli.CommandLine;

/**
 * The reference authority orders from the provider in Node.js, collects from it and verifies; the
 * suite examines it.
 */
@Tag("slow")
final class NodeProviderIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TARGET = "user0000001";
  private static final String OTHER = "user0000002";
  private static final int EACH_TIME = 1_500;

  private static final World WORLD = World.real();

  @TempDir private static Path temp;
  private static LabFolder lab;
  private static Optional<NodeProvider> provider = Optional.empty();

  @BeforeAll
  static void startProvider() throws Exception {
    Optional<String> obstacle = NodeProvider.install(temp.resolve("node-provider"));
    if (obstacle.isPresent()) {
      throw new TestAbortedException(obstacle.get());
    }
    lab = new LabFolder(temp.resolve("lab"));
    new LabWriter(LabPlan.usual(), WORLD.clock(), WORLD.random()).write(lab.root());
    provider =
        Optional.of(
            NodeProvider.start(
                temp.resolve("node-provider"), lab.providerConfig(), temp.resolve("provider.log")));
  }

  @AfterAll
  static void stopProvider() {
    provider.ifPresent(
        running -> assertThat(running.child().stop(PATIENCE)).as("exit code").isZero());
  }

  @Test
  void knownAnswersAndStrictParsing_ownTests_pass() throws Exception {
    Path log = temp.resolve("own-tests.log");

    assertThat(NodeProvider.passesItsOwnTests(temp.resolve("node-provider"), log))
        .as(() -> "its own tests: " + contentOf(log.toFile()))
        .isTrue();
  }

  @Test
  void warrant_collectedWithABreakInBetween_isCompleteToTheIndependentVerifier() throws Exception {
    NodeProvider.Ready ready = provider.orElseThrow().ready();
    LabAuthority authority = LabAuthority.at(lab.authority(), ready.li(), WORLD);
    try (UpperTester tester = authority.tester(lab, ready.upperTester());
        CaseOfficer officer = authority.officer(lab);
        RocksRecordStore store = RocksRecordStore.open(temp.resolve("records"))) {
      tester.createAccounts(List.of(TARGET, OTHER));
      String liid = officer.order("NODE-1", TARGET);
      collect(officer, store, liid, 1 + EACH_TIME, () -> inject(tester, TARGET, OTHER));
      inject(tester, OTHER, TARGET);
      officer.cancel(liid);
      inject(tester, TARGET, OTHER);
      collect(officer, store, liid, 1 + 2 * EACH_TIME, () -> {});

      CompletenessReport report = authority.check().judge(store);

      assertThat(report.findings()).isEmpty();
      assertThat(report.complete()).as("complete").isTrue();
      assertThat(report.tasks())
          .singleElement()
          .returns(liid, TaskReport::liid)
          .returns(1L + 2 * EACH_TIME, TaskReport::verified)
          .returns(0L, TaskReport::duplicated);
    }
  }

  @Test
  void suite_overWhatItDeclares_isGreen() {
    NodeProvider.Ready ready = provider.orElseThrow().ready();
    StringWriter lines = new StringWriter();
    CommandLine suite =
        new CommandLine(new ConformanceCommand())
            .setOut(new PrintWriter(lines))
            .setErr(new PrintWriter(lines));

    int code =
        suite.execute(
            "run",
            "--endpoint=127.0.0.1:" + ready.li(),
            "--upper-tester=127.0.0.1:" + ready.upperTester(),
            "--credentials=" + lab.conformance(),
            "--declaration=" + temp.resolve("node-provider").resolve("endpoint.yaml"),
            "--profile=XX",
            "--seed=1");

    assertThat(code).as(lines::toString).isZero();
    assertThat(lines.toString()).contains("NOT APPLICABLE").doesNotContain("WARN");
  }

  /** Receives until so many records are stored and, if the task has ended, signed for. */
  private static void collect(
      CaseOfficer officer, RocksRecordStore store, String liid, long records, Runnable meanwhile)
      throws Exception {
    try (Collector collector = officer.authority().receive(store, CollectorListener.NONE)) {
      meanwhile.run();
      await("records of the Node.js provider")
          .atMost(PATIENCE)
          .until(() -> arrived(collector.tasks().get(liid), records));
    }
  }

  private static boolean arrived(@Nullable TaskState task, long records) {
    return task != null
        && task.progress().nextRecord() == records
        && (records == 1 + EACH_TIME || task.phase() == Phase.CONFIRMED);
  }

  private static void inject(UpperTester tester, String sender, String recipient) {
    InjectedMessage message =
        InjectedMessage.newBuilder().setSender(sender).setRecipient(recipient).build();
    tester.inject(Collections.nCopies(EACH_TIME, message));
  }
}
