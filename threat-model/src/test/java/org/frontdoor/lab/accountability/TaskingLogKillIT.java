package org.frontdoor.lab.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.frontdoor.accountability.v1.TaskingOpening;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.credentials.KeysetFiles;
import org.frontdoor.protocol.accountability.LogEntries;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.LogFollower;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.provider.accountability.TaskingLogStore;
import org.frontdoor.provider.delivery.Stretch;
import org.frontdoor.provider.delivery.TaskState;
import org.frontdoor.provider.delivery.TaskState.Phase;
import org.frontdoor.provider.storage.spool.RocksSpool;
import org.frontdoor.provider.storage.sqlite.SqliteTaskingLog;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.testbed.lab.LabAuthority;
import org.frontdoor.testbed.lab.ProviderProcess;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.testbed.pki.LabFolder;
import org.frontdoor.testbed.pki.LabPlan;
import org.frontdoor.testbed.pki.LabWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code kill -9} of a provider leaves of its log: all that was seen, and all that is tapped.
 */
@Tag("slow")
final class TaskingLogKillIT {

  private static final int KILLS = 4;
  private static final long RESERVE = 1 << 20;
  private static final Map<String, String> AT_ONCE =
      Map.of("FRONTDOOR_PROVIDER_ACCOUNTABILITY_CHECKPOINTINTERVAL", "PT0.000001S");

  @TempDir private Path temp;

  private final World world = World.real();
  private final EndpointId provider =
      EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier("PROVIDER1").build();
  private final List<ByteString> read = new ArrayList<>();
  private LabFolder lab = new LabFolder(Path.of("not made yet"));

  @BeforeEach
  void makeLab() throws Exception {
    lab = new LabFolder(temp.resolve("lab"));
    new LabWriter(LabPlan.usual(), world.clock(), world.random()).write(lab.root());
  }

  @Test
  void provider_killedBetweenEntryAndTap_hasTheEntryOfEveryTapAndTheSameLog() throws Exception {
    LogFollower reader = new LogFollower(ProviderLog.policy(lab, provider, world));
    for (int kill = 0; kill < KILLS; kill++) {
      try (ProviderProcess process = start(kill)) {
        runUntilKilled(process, kill, reader);
      }
      assertThat(everyTapHasItsEntry()).as("taps after %d kills", kill + 1).isGreaterThan(kill);
    }
    try (ProviderProcess process = start(KILLS);
        RemoteLog log = RemoteLog.at(process.ports().log(), RunTls.to(lab, provider, world))) {
      see(reader, log);
    }
    assertThat(kept())
        .as("what was public is what was kept")
        .startsWith(read.toArray(ByteString[]::new));
  }

  private void runUntilKilled(ProviderProcess process, int kill, LogFollower reader)
      throws Exception {
    LabAuthority authority = LabAuthority.at(lab.authority(), process.ports().li(), world);
    try (RemoteLog log = RemoteLog.at(process.ports().log(), RunTls.to(lab, provider, world));
        UpperTester tester = authority.tester(lab, process.ports().upperTester());
        CaseOfficer officer = authority.officer(lab)) {
      see(reader, log);
      tester.createAccounts(List.of("lab-kill-" + kill, "lab-kill-late-" + kill));
      var unused = officer.order("KILL-" + kill, "lab-kill-" + kill);
      see(reader, log);
      // One more, which the provider does not survive: it is killed as soon as the entry is public.
      CompletableFuture<Void> submitted = CompletableFuture.runAsync(() -> late(officer, kill));
      awaitMore(log, reader.head().size());
      process.child().kill();
      var unusedAnswer =
          submitted.handle((nothing, failure) -> failure != null).get(60, TimeUnit.SECONDS);
    }
  }

  private static void late(CaseOfficer officer, int kill) {
    var unused = officer.submit("LATE-" + kill, "lab-kill-late-" + kill);
  }

  private void see(LogFollower reader, RemoteLog log) throws TlogException {
    reader.follow(log).entries().forEach(each -> read.add(each.bytes()));
  }

  private static void awaitMore(RemoteLog log, long size) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end) {
      try {
        if (LogCheckpoint.parse(log.checkpoint().text()).head().size() > size) {
          return;
        }
      } catch (TlogException e) {
        // Asked too often; the log answers again soon.
      }
    }
    throw new AssertionError("No entry for the last task.");
  }

  /** Compares the spool of the dead provider with its log, task by task, by the openings. */
  private int everyTapHasItsEntry() throws Exception {
    List<ByteString> entries = kept();
    List<TaskingOpening> openings = new ArrayList<>();
    try (TaskingLogStore log = log()) {
      for (TaskingLogStore.Kept each : log.read(0, Integer.MAX_VALUE)) {
        assertThat(LogEntries.commitsTo(LogEntries.parse(each.entry()), each.opening())).isTrue();
        openings.add(LogEntries.parseTasking(each.opening()));
      }
    }
    assertThat(openings).hasSameSizeAs(entries);
    int taps = 0;
    try (RocksSpool spool =
        RocksSpool.open(
            lab.providerData().resolve("spool"),
            keys().getPrimitive(AeadConfig2026.get(), Aead.class),
            RESERVE)) {
      for (TaskState task : spool.load().tasks()) {
        if (task.phase() == Phase.ACTIVE) {
          taps++;
          assertThat(task.stretches()).isNotEmpty();
        }
        for (Stretch stretch : task.stretches()) {
          assertThat(openings).as("task %s", task).anyMatch(each -> isOf(each, task, stretch));
        }
      }
    }
    return taps;
  }

  private static boolean isOf(TaskingOpening opening, TaskState task, Stretch stretch) {
    return opening.getTaskId().equals(task.definition().taskId().toString())
        && opening.getLiid().equals(task.definition().liid())
        && opening.getAuthority().equals(task.definition().authority())
        && new HashSet<>(opening.getAccountsList()).equals(stretch.accounts())
        && opening
            .getDeliveryKeyHashesList()
            .contains(LogEntries.keyHash(task.definition().deliveryKey()));
  }

  private List<ByteString> kept() throws Exception {
    try (TaskingLogStore log = log()) {
      return log.entries(0, Integer.MAX_VALUE);
    }
  }

  private TaskingLogStore log() throws Exception {
    return SqliteTaskingLog.open(lab.providerData().resolve("accountability"), keys());
  }

  private KeysetHandle keys() throws Exception {
    Path keys = lab.provider();
    return KeysetFiles.loadStorageKey(keys.resolve("storage.keyset"), keys.resolve("password"));
  }

  private ProviderProcess start(int number) {
    return ProviderProcess.start(
        ProviderProcess.Plan.of(
                lab.providerConfig(),
                List.of("--upper-tester"),
                temp.resolve("provider-" + number + ".log"))
            .with(AT_ONCE));
  }
}
