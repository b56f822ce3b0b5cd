package org.frontdoor.testbed.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far an authority's collecting is, from a line of {@code authority receive --json}. Holds no
 * target.
 *
 * @param connected whether a delivery stream is open
 * @param tasks each task by its LIID
 * @param latency from the provider's handling of an event until its record was durable
 */
public record CollectionStatus(boolean connected, Map<String, Task> tasks, Latency latency) {

  /** Of an authority that has just been started. */
  public static final CollectionStatus NONE =
      new CollectionStatus(false, Map.of(), new Latency(0, 0, 0));

  /** Takes its own copy of the map. */
  public CollectionStatus {
    tasks = Map.copyOf(tasks);
  }

  /**
   * How far a task is.
   *
   * @param delivery where its delivery stands
   * @param records records stored durably, the test record at activation not counted
   * @param provisional how many records no signed checkpoint covers yet, perhaps the test record
   *     among them
   * @param lost records that the provider reported as lost
   */
  public record Task(Delivery delivery, long records, long provisional, long lost) {

    /** Before the first unit has arrived. */
    public static final Task NONE = new Task(Delivery.RUNNING, 0, 0, 0);

    /** How many of the records are signed for. */
    public long proved() {
      return Math.max(0, records - provisional);
    }
  }

  /** Where a task's delivery stands. */
  public enum Delivery {
    /** It has not ended. */
    RUNNING,
    /** It has ended, and no checkpoint has said so yet. */
    ENDED,
    /** It has ended, and a signed checkpoint says so. */
    CONFIRMED,
    /** A check failed; nothing more is accepted. */
    STOPPED;

    private static Delivery of(String word) {
      return switch (word) {
        case "ended" -> ENDED;
        case "confirmed" -> CONFIRMED;
        case "STOPPED" -> STOPPED;
        default -> RUNNING;
      };
    }

    /** Whether nothing more will come. */
    public boolean isOver() {
      return this == CONFIRMED || this == STOPPED;
    }
  }

  /**
   * Percentiles in milliseconds.
   *
   * @param p50 half of the records took at most so long
   * @param p99 99 of 100
   * @param p999 999 of 1000
   */
  public record Latency(double p50, double p99, double p999) {}

  /** Of a task; one that has not been heard of has not begun. */
  public Task task(String liid) {
    return tasks.getOrDefault(liid, Task.NONE);
  }

  /** Whether anything of a task has arrived, the test record at activation first of all. */
  public boolean hasBegun(String liid) {
    return tasks.containsKey(liid);
  }

  static CollectionStatus read(JsonNode line) {
    Map<String, Task> tasks = new LinkedHashMap<>();
    for (JsonNode task : line.path("tasks")) {
      tasks.put(
          task.path("liid").asText(),
          new Task(
              Delivery.of(task.path("delivery").asText()),
              task.path("records").asLong(),
              task.path("provisional").asLong(),
              task.path("lost").asLong()));
    }
    JsonNode millis = line.path("latencyMillis");
    return new CollectionStatus(
        line.path("connected").asBoolean(),
        tasks,
        new Latency(
            millis.path("p50").asDouble(),
            millis.path("p99").asDouble(),
            millis.path("p999").asDouble()));
  }
}
