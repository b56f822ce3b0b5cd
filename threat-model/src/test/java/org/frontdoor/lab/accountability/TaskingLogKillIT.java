package org.frontdoor.lab.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.frontdoor.authority.client.ObjectView;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.protocol.tlog.LogFollower;
import org.frontdoor.protocol.tlog.TreeHead;
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

  private static final int KILLS = 3;
  private static final Map<String, String> AT_ONCE =
      Map.of("FRONTDOOR_PROVIDER_ACCOUNTABILITY_CHECKPOINTINTERVAL", "PT0.000001S");

  @TempDir private Path temp;

  private final World world = World.real();
  private LabFolder lab = new LabFolder(Path.of("not made yet"));

  @BeforeEach
  void makeLab() throws Exception {
    lab = new LabFolder(temp.resolve("lab"));
    new LabWriter(LabPlan.usual(), world.clock(), world.random()).write(lab.root());
  }

  @Test
  void provider_killedWhileItStartsTasks_hasAnEntryForEveryTaskAndTheSameLog() throws Exception {
    EndpointId provider =
        EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier("PROVIDER1").build();
    LogFollower reader = new LogFollower(ProviderLog.policy(lab, provider, world));
    List<String> tasks = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      try (ProviderProcess process = start(kill)) {
        RunTls tls = RunTls.to(lab, provider, world);
        LabAuthority authority = LabAuthority.at(lab.authority(), process.ports().li(), world);
        try (RemoteLog log = RemoteLog.at(process.ports().log(), tls);
            UpperTester tester = authority.tester(lab, process.ports().upperTester());
            CaseOfficer officer = authority.officer(lab)) {
          TreeHead before = reader.head();
          LogFollower.News news = reader.follow(log);
          assertThat(news.entries()).hasSize((int) (reader.head().size() - before.size()));
          assertThat(reader.head().size())
              .as("an entry for each task that runs, after %d kills", kill)
              .isGreaterThanOrEqualTo(running(officer, tasks));

          tester.createAccounts(List.of("lab-kill-" + kill));
          String liid = officer.order("KILL-" + kill, "lab-kill-" + kill);
          tasks.add(liid);
          reader.follow(log);
          assertThat(reader.head().size()).isGreaterThanOrEqualTo(running(officer, tasks));
          // One more, which nobody waits for.
          tester.createAccounts(List.of("lab-kill-late-" + kill));
          tasks.addAll(officer.submit("LATE-" + kill, "lab-kill-late-" + kill).liids());
          process.child().kill();
        }
      }
    }
  }

  private static long running(CaseOfficer officer, List<String> liids) {
    return liids.stream()
        .flatMap(liid -> officer.authority().get(liid).accepted().stream())
        .filter(response -> new ObjectView(response.getGet().getObject()).active())
        .count();
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
