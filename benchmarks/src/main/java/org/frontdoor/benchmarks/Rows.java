package org.frontdoor.benchmarks;

import java.util.List;
import org.frontdoor.benchmarks.endtoend.FullLoadRow;
import org.frontdoor.benchmarks.endtoend.SpreadRow;
import org.frontdoor.benchmarks.endtoend.SteadyRow;
import org.frontdoor.benchmarks.hi1.WarrantsRow;
import org.frontdoor.benchmarks.micro.MicroRow;
import org.frontdoor.benchmarks.outage.DiskRow;
import org.frontdoor.benchmarks.outage.DrainRow;
import org.frontdoor.benchmarks.scale.ScaleRow;
import org.frontdoor.benchmarks.scale.StartRow;
import org.frontdoor.benchmarks.suite.ConformanceRow;
import org.frontdoor.benchmarks.yardstick.YardsticksRow;

/** Every row there is. */
public final class Rows {

  private Rows() {}

  /** The rows in the order in which they are measured and shown. */
  public static List<Row> all() {
    return List.of(
        new FullLoadRow(),
        new SpreadRow(),
        new SteadyRow(),
        new ScaleRow(),
        new DrainRow(),
        new DiskRow(),
        new WarrantsRow(),
        new StartRow(),
        new ConformanceRow(),
        new MicroRow(),
        new YardsticksRow());
  }

  /** Names of the rows whose first figure stands in the README. */
  static List<String> headlines() {
    return all().stream().filter(Row::headline).map(Row::name).toList();
  }
}
