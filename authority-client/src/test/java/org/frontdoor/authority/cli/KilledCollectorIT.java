package org.frontdoor.authority.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.frontdoor.authority.export.EvidenceCheck;
import org.frontdoor.authority.export.EvidenceOpener;
import org.frontdoor.authority.export.OpenedRecord;
import org.frontdoor.authority.store.RocksRecordStore;
import org.frontdoor.authority.testing.AuthorityDirectory;
import org.frontdoor.authority.testing.Parties;
import org.frontdoor.authority.testing.ScriptedDelivery;
import org.frontdoor.authority.testing.ScriptedSpool;
import org.frontdoor.authority.testing.TlsServer;
import org.frontdoor.protocol.SuppressForbidden;
import org.frontdoor.protocol.verify.CompletenessReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code authority receive} as a process, killed with SIGKILL again and again under load. */
@Tag("slow")
final class KilledCollectorIT {

  private static final int KILLS = 8;
  private static final long SEED = 20_260_301;

  @TempDir private Path lab;

  @Test
  void receive_killedAtRandomMoments_losesAndDoublesNothing() throws Exception {
    Parties parties = Parties.create(realClock());
    ScriptedSpool spool = new ScriptedSpool(parties, "LI-1", 6000, 15);
    try (ScriptedDelivery delivery = new ScriptedDelivery(parties, spool, 2);
        TlsServer server = TlsServer.start(parties, delivery)) {
      Path config = AuthorityDirectory.write(lab, parties, server.port());
      int kills = killAgainAndAgain(config, delivery, spool);
      assertThat(kills).as("kills, seed %d", SEED).isEqualTo(KILLS);
      delivery.unitsATick = 50;
      Process last = start(config, "--until-end");
      assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(last.exitValue()).isZero();
    }
    assertNothingLostOrDoubled(parties, spool);
  }

  private int killAgainAndAgain(Path config, ScriptedDelivery delivery, ScriptedSpool spool)
      throws Exception {
    Random random = new Random(SEED);
    int kills = 0;
    while (kills < KILLS && delivery.acknowledged.get() < spool.size()) {
      long before = delivery.acknowledged.get();
      Process process = start(config);
      await("the collector stores something new")
          .atMost(Duration.ofSeconds(60))
          .until(() -> delivery.acknowledged.get() > before);
      boolean ended = process.waitFor(20 + random.nextInt(600), TimeUnit.MILLISECONDS);
      assertThat(ended).as("the collector goes on until it is killed").isFalse();
      process.destroyForcibly().waitFor();
      kills++;
    }
    return kills;
  }

  private void assertNothingLostOrDoubled(Parties parties, ScriptedSpool spool) throws Exception {
    List<Long> numbers = new ArrayList<>();
    try (RocksRecordStore store =
        RocksRecordStore.openReadOnly(lab.resolve("authority/store/records"))) {
      new EvidenceOpener(List.of(parties.deliveryKey)).open(store, each -> add(numbers, each));
      CompletenessReport report =
          new EvidenceCheck(
                  Parties.provider(),
                  Parties.authority(),
                  parties.signatures(),
                  List.of(parties.deliveryKey))
              .judge(store);
      assertThat(store.findings()).isEmpty();
      assertThat(report.tasks()).singleElement().matches(task -> task.complete());
      assertThat(report.tasks().getFirst().verified()).isEqualTo(spool.records());
    }
    assertThat(numbers).hasSize((int) spool.records());
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(i);
    }
  }

  private static void add(List<Long> numbers, OpenedRecord record) {
    assertThat(record.provisional()).isFalse();
    numbers.add(record.number());
  }

  private Process start(Path config, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dsun.misc.unsafe.memory.access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                AuthorityProgram.class.getName(),
                "receive",
                "-c",
                config.toString()));
    command.addAll(List.of(more));
    File log = lab.resolve("receive.log").toFile();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  @SuppressForbidden(reason = "the process that is killed lives by the real clock")
  private static java.time.InstantSource realClock() {
    return Clock.systemUTC();
  }
}
