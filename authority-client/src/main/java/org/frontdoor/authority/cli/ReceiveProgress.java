package org.frontdoor.authority.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.frontdoor.authority.collector.Collector;
import org.frontdoor.authority.store.TaskState;

/**
 * How far receiving has come, for a table, a line or JSON.
 *
 * @param connected whether a stream is open
 * @param tasks each task that delivers or has delivered
 * @param stored records stored since the start
 * @param seconds since the start
 * @param latency from the provider's handling of an event until its record was durable here
 */
record ReceiveProgress(
    boolean connected, List<TaskState> tasks, long stored, double seconds, Histogram latency) {

  private static final double MICROS_PER_MILLI = 1000;

  static ReceiveProgress of(Collector collector, boolean connected, double seconds) {
    List<TaskState> tasks = new ArrayList<>(collector.tasks().values());
    tasks.sort(Comparator.comparing(TaskState::liid));
    return new ReceiveProgress(
        connected, tasks, collector.recordsStored(), seconds, collector.latency().snapshot());
  }

  /** Whether every task that began has ended, and a checkpoint has said so. */
  boolean allEnded() {
    return !tasks.isEmpty()
        && tasks.stream()
            .allMatch(
                task ->
                    task.phase() == TaskState.Phase.CONFIRMED
                        || task.phase() == TaskState.Phase.STOPPED);
  }

  boolean anyStopped() {
    return tasks.stream().anyMatch(task -> task.phase() == TaskState.Phase.STOPPED);
  }

  /** One line. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%s  %d tasks  %d records (%d provisional, %d lost)  %s",
        connected ? "connected" : "not connected",
        tasks.size(),
        records(),
        provisional(),
        lost(),
        latencyText());
  }

  /** A table with a line for each task, up to a bound. */
  List<String> table(int mostTasks) {
    List<String> lines = new ArrayList<>();
    lines.add(line());
    lines.add(
        String.format(
            Locale.ROOT,
            "%-26s %-11s %12s %12s %8s",
            "LIID",
            "delivery",
            "records",
            "provisional",
            "lost"));
    for (TaskState task : tasks.subList(0, Math.min(mostTasks, tasks.size()))) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-26s %-11s %12d %12d %8d",
              task.liid(),
              word(task.phase()),
              received(task),
              provisional(task),
              task.progress().lostRecords()));
    }
    if (tasks.size() > mostTasks) {
      lines.add("and " + (tasks.size() - mostTasks) + " more");
    }
    return lines;
  }

  Map<String, Object> json(boolean last) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("connected", connected);
    json.put("last", last);
    json.put("records", records());
    json.put("provisional", provisional());
    json.put("lost", lost());
    json.put("storedNow", stored);
    json.put("recordsPerSecond", seconds > 0 ? Math.round(stored / seconds) : 0);
    json.put("latencyMillis", latencyJson());
    json.put("tasks", tasks.stream().map(ReceiveProgress::taskJson).toList());
    return json;
  }

  private long records() {
    return tasks.stream().mapToLong(ReceiveProgress::received).sum();
  }

  private long provisional() {
    return tasks.stream().mapToLong(ReceiveProgress::provisional).sum();
  }

  private long lost() {
    return tasks.stream().mapToLong(task -> task.progress().lostRecords()).sum();
  }

  private String latencyText() {
    return latency.getTotalCount() == 0
        ? ""
        : String.format(Locale.ROOT, "latency p50 %.1f ms, p99 %.1f ms", millis(50), millis(99));
  }

  private Map<String, Object> latencyJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("p50", millis(50));
    json.put("p99", millis(99));
    json.put("p999", millis(99.9));
    return json;
  }

  private double millis(double percentile) {
    return latency.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
  }

  private static Map<String, Object> taskJson(TaskState task) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("liid", task.liid());
    json.put("delivery", word(task.phase()));
    json.put("records", received(task));
    json.put("provisional", provisional(task));
    json.put("lost", task.progress().lostRecords());
    return json;
  }

  /** Without the test record, which is the first of every task and no product. */
  private static long received(TaskState task) {
    return Math.max(0, task.progress().nextRecord() - task.progress().lostRecords() - 1);
  }

  private static long provisional(TaskState task) {
    return task.progress().nextRecord() - task.progress().confirmedRecords();
  }

  private static String word(TaskState.Phase phase) {
    return switch (phase) {
      case DELIVERING -> "running";
      case ENDED -> "ended";
      case CONFIRMED -> "confirmed";
      case STOPPED -> "STOPPED";
    };
  }
}
