package org.frontdoor.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** With a JVM of JMH, for as long as it takes to see that something is measured. */
final class MicroRunTest {

  @Test
  void measure_stepWithVariants_costsOnceForEachInTheirOrder() throws Exception {
    List<Cost> costs = new MicroRun(true, line -> {}).measure(List.of(Step.SEAL));

    assertThat(costs).extracting(Cost::variant).containsExactly("64 records", "1024 records");
    assertThat(costs).allSatisfy(cost -> assertThat(cost.micros()).isPositive());
    assertThat(costs).allSatisfy(cost -> assertThat(cost.bytes()).isPositive());
    assertThat(costs).allSatisfy(cost -> assertThat(cost.samples()).hasSize(3));
  }

  @Test
  void signatures_ofSteps_endWithTheWholeWarrant() {
    assertThat(Step.signatures()).hasSize(7).last().isEqualTo(Step.WARRANT);
  }
}
