package org.frontdoor.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DemoReportTest {

  private static final DemoReport.Percentiles LATENCY = new DemoReport.Percentiles(1, 2, 3);

  private static TargetReport target(long lost, long duplicated, boolean verified) {
    return new TargetReport("9", "LI-1", 10, OptionalLong.of(10), lost, duplicated, verified);
  }

  private static DemoReport report(TargetReport... targets) {
    return new DemoReport(List.of(targets), LATENCY, 5.0);
  }

  @Test
  void everythingThereAndProved_isGood() {
    assertThat(report(target(0, 0, true)).good()).isTrue();
  }

  @Test
  void anyFault_isNotGood() {
    assertThat(report(target(1, 0, true)).good()).isFalse();
    assertThat(report(target(0, 1, true)).good()).isFalse();
    assertThat(report(target(0, 0, true), target(0, 0, false)).good()).isFalse();
    assertThat(report().good()).isFalse();
  }

  @Test
  void document_hasTheKeysThatAreDocumented() {
    ObjectNode json = report(target(1, 2, true)).json();

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "records",
            "lost",
            "duplicated",
            "verified",
            "perTarget",
            "latencyMillis",
            "recordsPerSecond");
    assertThat(json.path("perTarget").path("9").path("records").asLong()).isEqualTo(10);
    assertThat(json.path("latencyMillis").fieldNames())
        .toIterable()
        .containsExactly("p50", "p99", "p999");
  }
}
