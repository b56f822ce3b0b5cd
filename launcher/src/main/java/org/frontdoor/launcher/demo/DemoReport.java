package org.frontdoor.launcher.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What came of a demonstration.
 *
 * @param targets one report a task
 * @param latencyMillis from the provider's handling of an event until its record was durable at the
 *     authority
 * @param recordsPerSecond records over the time from the first event to the last durable record
 */
record DemoReport(List<TargetReport> targets, Percentiles latencyMillis, double recordsPerSecond) {

  /** Takes its own copy of the list. */
  DemoReport {
    targets = List.copyOf(targets);
  }

  /** Percentiles of a time in milliseconds. */
  record Percentiles(double p50, double p99, double p999) {}

  long records() {
    return targets.stream().mapToLong(TargetReport::records).sum();
  }

  long lost() {
    return targets.stream().mapToLong(TargetReport::lost).sum();
  }

  long duplicated() {
    return targets.stream().mapToLong(TargetReport::duplicated).sum();
  }

  boolean verified() {
    return targets.stream().allMatch(TargetReport::verified);
  }

  /** Whether everything is there, once, and proved to be. */
  boolean good() {
    return !targets.isEmpty() && targets.stream().allMatch(TargetReport::good);
  }

  /** The report as a document; each target is a key of {@code perTarget}. */
  ObjectNode json() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("records", records());
    root.put("lost", lost());
    root.put("duplicated", duplicated());
    root.put("verified", verified());
    ObjectNode perTarget = root.putObject("perTarget");
    for (TargetReport target : targets) {
      ObjectNode node = perTarget.putObject(target.target());
      node.put("liid", target.liid());
      node.put("records", target.records());
      target.traceLines().ifPresent(lines -> node.put("traceLines", lines));
      node.put("lost", target.lost());
      node.put("duplicated", target.duplicated());
      node.put("verified", target.verified());
    }
    ObjectNode latency = root.putObject("latencyMillis");
    latency.put("p50", latencyMillis.p50());
    latency.put("p99", latencyMillis.p99());
    latency.put("p999", latencyMillis.p999());
    root.put("recordsPerSecond", recordsPerSecond);
    return root;
  }
}
