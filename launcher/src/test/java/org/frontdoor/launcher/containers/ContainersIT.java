package org.frontdoor.launcher.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;

/** The images, each party in a container of its own, with a network between them. */
@Tag("slow")
class ContainersIT {

  private static final int UPPER_TESTER = 9445;

  /** So short that a dead wire is noticed while the test waits; never that a slow machine is. */
  private static final Map<String, String> SHORT_TIMERS =
      Map.of(
          "FRONTDOOR_PROVIDER_DELIVERY_KEEPALIVEIDLE", "PT1S",
          "FRONTDOOR_PROVIDER_DELIVERY_KEEPALIVETIMEOUT", "PT2S",
          "FRONTDOOR_PROVIDER_DELIVERY_CHECKPOINTINTERVAL", "PT0.2S");

  private static final String[] LOAD = {"--generator", "--users", "20", "--rate", "800"};

  @BeforeAll
  static void buildImages() throws IOException, InterruptedException {
    Images.build();
  }

  @Test
  void warrant_submittedBetweenContainers_isDeliveredComplete() throws Exception {
    try (ContainerLab lab = ContainerLab.create()) {
      lab.startProvider(Map.of(), LOAD);
      AuthorityContainer authority = lab.startAuthority();
      List<String> liids = authority.order("user0000001");
      authority.awaitMoreRecordsThan(100);

      authority.cancel(liids);

      assertThat(authority.awaitEnd()).extracting(Outcome::exitCode).isEqualTo(0L);
      assertComplete(authority.verify(), liids);
    }
  }

  @Test
  void network_cutAndHealedUnderLoad_losesAndDoublesNothing() throws Exception {
    try (ContainerLab lab = ContainerLab.create()) {
      GenericContainer<?> provider = lab.startProvider(SHORT_TIMERS, LOAD);
      AuthorityContainer authority = lab.startAuthority();
      List<String> liids = authority.order("user0000001", "user0000002", "user0000003");
      authority.awaitMoreRecordsThan(100);

      for (GenericContainer<?> side :
          List.of(authority.container(), provider, authority.container())) {
        lab.cut(side);
        authority.awaitConnected(false);
        long before = authority.records();
        lab.heal(side);
        authority.awaitConnected(true);
        authority.awaitMoreRecordsThan(before);
      }
      authority.cancel(liids);

      assertThat(authority.awaitEnd()).extracting(Outcome::exitCode).isEqualTo(0L);
      assertComplete(authority.verify(), liids);
    }
  }

  @Test
  void upperTester_unlessAllowed_isOutOfReachOfOtherContainers() {
    try (ContainerLab lab = ContainerLab.create()) {
      lab.startProvider(Map.of(), "--upper-tester");

      assertThat(lab.isReachable(UPPER_TESTER)).isFalse();
      assertThat(lab.isReachable(9443)).isTrue();
    }
  }

  @Test
  void suite_inAContainerOfItsOwn_findsTheProviderInAnotherGood() {
    try (ContainerLab lab = ContainerLab.create()) {
      lab.startProvider(
          Map.of("FRONTDOOR_PROVIDER_LISTEN_ALLOWUPPERTESTERBEYONDLOOPBACK", "true"),
          "--upper-tester");

      Outcome examined =
          lab.run(
              Images.SUITE,
              "run",
              "--endpoint",
              "provider:9443",
              "--upper-tester",
              "provider:" + UPPER_TESTER,
              "--credentials",
              "lab/conformance",
              "--profile",
              "XX",
              "--only",
              "HDR-*",
              "--only",
              "ACT-*");

      assertThat(examined.exitCode()).as(examined.output()).isZero();
      assertThat(examined.output()).contains("HDR-01").contains("PASS");
    }
  }

  private static void assertComplete(JsonNode verdict, List<String> liids) {
    assertThat(verdict.path("verified").asBoolean()).as("verified: %s", verdict).isTrue();
    assertThat(verdict.path("findings")).as("findings").isEmpty();
    assertThat(verdict.path("whenReceived")).as("findings when received").isEmpty();
    assertThat(verdict.path("tasks").findValuesAsText("liid"))
        .containsExactlyInAnyOrderElementsOf(liids);
    for (JsonNode task : verdict.path("tasks")) {
      assertThat(task.path("complete").asBoolean()).as("complete: %s", task).isTrue();
      assertThat(task.path("records").asLong()).as("records: %s", task).isGreaterThan(10);
      for (String fault : List.of("lost", "missing", "duplicated", "provisional")) {
        assertThat(task.path(fault).asLong(-1)).as("%s of %s", fault, task).isZero();
      }
    }
  }
}
