package org.frontdoor.launcher.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.authority.transport.ProviderChannel;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.messenger.v1.MessengerServiceGrpc;
import org.frontdoor.messenger.v1.RegisterAccountRequest;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.testbed.lab.LabException;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.testbed.process.Child;
import org.frontdoor.uppertester.v1.InjectedMessage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The list of targets is the most valuable thing in the house. Values that occur nowhere else are
 * planted as a target, its partner and its warrant; after the task has run to its end they are
 * searched for in everything that the provider leaves behind. Only the messenger's own tables and
 * journal may hold them, since those treat all users alike.
 */
@Tag("slow")
class CanaryIT {

  private static final String PHONE = "491771908273645";
  private static final String ACCOUNT = "canary-account-7f3a9c41";
  private static final String PARTNER = "canary-partner-2e8b6d50";
  private static final String WARRANT = "CANARY-WARRANT-93c1";
  private static final String UNKNOWN_PHONE = "491771564738291";
  private static final int MESSAGES = 300;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path temp;

  @Test
  void closedTask_leavesNoTargetAndNoRecordBehind() throws Exception {
    CanarySearch all = new CanarySearch(List.of(PHONE, ACCOUNT, PARTNER, WARRANT, UNKNOWN_PHONE));
    try (LabEndpoint lab = LabEndpoint.in(temp.resolve("lab")).with(1)) {
      lab.startProvider(Map.of(), "--metrics");
      register(lab);
      Seat seat = lab.seat(1);
      runToTheEnd(lab, seat);
      String metrics = metrics(lab);
      Path dump = heapDump(lab);
      int exit = lab.provider().child().stop(LabEndpoint.PATIENCE);

      Path data = lab.folder().providerData();
      assertThat(all.in(data, file -> isMessengers(data, file)))
          .as("the messenger's own tables, where the search must find something")
          .anyMatch(hit -> hit.contains(PHONE))
          .anyMatch(hit -> hit.contains(ACCOUNT));
      assertThat(all.in(data, file -> !isMessengers(data, file)))
          .as("register, spool and everything else in the data folder")
          .isEmpty();
      assertThat(lab.logs()).doesNotContain(PHONE, ACCOUNT, PARTNER, WARRANT, UNKNOWN_PHONE);
      assertThat(metrics)
          .contains("frontdoor")
          .doesNotContain(PHONE, ACCOUNT, PARTNER, WARRANT, UNKNOWN_PHONE);
      assertThat(new CanarySearch(List.of(PHONE, WARRANT, UNKNOWN_PHONE)).inFile(dump))
          .as("memory of the provider")
          .isEmpty();
      assertThat(exit).as("exit code after a clean stop").isZero();
    }
  }

  /** Orders, delivers, cancels; and is refused once, without being told its own target back. */
  private static void runToTheEnd(LabEndpoint lab, Seat seat) throws Exception {
    seat.collect().awaitConnected();
    try (CaseOfficer officer = seat.officer()) {
      String liid = officer.order(WARRANT, "InternationalE164:" + PHONE);
      seat.awaitBegun(liid);
      UpperTester tester = lab.tester();
      tester.inject(
          Collections.nCopies(
              MESSAGES,
              InjectedMessage.newBuilder().setSender(ACCOUNT).setRecipient(PARTNER).build()));
      await("all records")
          .atMost(LabEndpoint.PATIENCE)
          .until(() -> seat.task(liid).records() == MESSAGES);
      LabException refusal =
          catchThrowableOfType(
              LabException.class,
              () -> officer.order(WARRANT + "-2", "InternationalE164:" + UNKNOWN_PHONE));
      assertThat(refusal).hasMessageNotContaining(UNKNOWN_PHONE);
      officer.cancel(liid);
      await("the final checkpoint")
          .atMost(LabEndpoint.PATIENCE)
          .until(() -> seat.task(liid).delivery().isOver());
      await("the spool is released")
          .atMost(LabEndpoint.PATIENCE)
          .until(() -> tester.progress().getSpoolBytes() == 0);
      seat.collecting().child().stop(LabEndpoint.PATIENCE);
      assertThat(seat.product(liid)).hasSize(MESSAGES);
    }
  }

  private static void register(LabEndpoint lab) {
    Seat seat = lab.seat(1);
    ManagedChannel channel;
    try (CaseOfficer officer = seat.officer()) {
      ProviderAddress address = officer.authority().provider();
      channel =
          ProviderChannel.open(
              new ProviderAddress(
                  EndpointId.newBuilder(address.id()).build(),
                  address.host(),
                  lab.provider().ports().messenger()),
              lab.pki().authorityTls("AUTH0001"),
              new CertificateVerifier(lab.pki().anchors()),
              lab.world().clock());
    }
    try {
      var unused =
          MessengerServiceGrpc.newBlockingStub(channel)
              .registerAccount(
                  RegisterAccountRequest.newBuilder()
                      .setAccountId(ACCOUNT)
                      .setPhoneNumber(PHONE)
                      .build());
    } finally {
      channel.shutdownNow();
    }
    lab.tester().createAccounts(List.of(PARTNER));
  }

  private static boolean isMessengers(Path data, Path file) {
    Path room = data.relativize(file).getName(0);
    return room.equals(Path.of("messenger")) || room.equals(Path.of("journal"));
  }

  private static String metrics(LabEndpoint lab) throws IOException, InterruptedException {
    URI page = URI.create("http://127.0.0.1:" + lab.provider().ports().metrics() + "/metrics");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  /** What is alive in the provider's memory. */
  private Path heapDump(LabEndpoint lab) throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    assumeTrue(Files.isExecutable(jcmd), "this Java has no jcmd");
    Path dump = temp.resolve("provider.hprof");
    try (Child child =
        Child.start(
            new Child.Plan(
                "jcmd",
                List.of(
                    jcmd.toString(),
                    Long.toString(lab.provider().child().pid()),
                    "GC.heap_dump",
                    dump.toString()),
                Map.of(),
                temp.resolve("jcmd.log")),
            line -> {})) {
      assertThat(child.awaitEnd(LabEndpoint.PATIENCE)).isTrue();
    }
    assertThat(dump).exists();
    return dump;
  }
}
