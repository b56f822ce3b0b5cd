package org.frontdoor.benchmarks.endtoend;

import java.util.List;
import org.frontdoor.benchmarks.Figure;

/** What some bursts have cost. */
final class Bursts {

  private static final double MICROS = 1e6;

  private Bursts() {}

  /** Processor time a record, on either side. */
  static List<Figure> costs(List<Rig.Burst> bursts) {
    return List.of(
        Figure.median(
            "processor time of the provider",
            "µs/record",
            bursts.stream().map(b -> b.providerCpuSeconds() * MICROS / b.records()).toList()),
        Figure.median(
            "processor time of the authority",
            "µs/record",
            bursts.stream().map(b -> b.authorityCpuSeconds() * MICROS / b.records()).toList()));
  }
}
