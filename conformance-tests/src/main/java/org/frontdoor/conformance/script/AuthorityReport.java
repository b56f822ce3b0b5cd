package org.frontdoor.conformance.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an authority says of what it has stored: docs/conformance/authority-adapter.md.
 *
 * @param verified whether nothing at all is wrong with it
 * @param tasks the tasks of which anything is stored
 */
public record AuthorityReport(boolean verified, List<Task> tasks) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the list. */
  public AuthorityReport {
    tasks = List.copyOf(tasks);
  }

  /**
   * What is stored of one task. Numbers are of records, the test record among them.
   *
   * @param liid the task's LIID
   * @param sound whether nothing is wrong with it
   * @param confirmed stored as good, and a checkpoint agrees
   * @param provisional stored as good, after the last checkpoint
   * @param complete whether a checkpoint covers its END and agrees
   */
  public record Task(
      String liid, boolean sound, long confirmed, long provisional, boolean complete) {

    /** Records that are stored as good. */
    public long good() {
      return confirmed + provisional;
    }
  }

  /** Reads what the authority's program has printed; nothing if it is not a report. */
  static Optional<AuthorityReport> read(String printed) {
    try {
      JsonNode report = JSON.readTree(printed);
      if (report == null
          || !report.path("verified").isBoolean()
          || !report.path("tasks").isArray()) {
        return Optional.empty();
      }
      List<Task> tasks = new ArrayList<>();
      report.path("tasks").forEach(task -> tasks.add(task(task)));
      return Optional.of(new AuthorityReport(report.path("verified").asBoolean(), tasks));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Task task(JsonNode task) {
    return new Task(
        task.path("liid").asText(),
        task.path("sound").asBoolean(),
        task.path("verified").asLong(),
        task.path("provisional").asLong(),
        task.path("complete").asBoolean());
  }

  /** What is stored of a task. */
  public Optional<Task> task(ScriptedTask task) {
    return tasks.stream().filter(one -> one.liid().equals(task.liid())).findFirst();
  }

  /** How many of a task's records are stored as good. */
  public long good(ScriptedTask task) {
    return task(task).map(Task::good).orElse(0L);
  }

  /** How many of a task's records are stored as good and confirmed by a checkpoint. */
  public long confirmed(ScriptedTask task) {
    return task(task).map(Task::confirmed).orElse(0L);
  }

  /** Whether the report says that something is wrong with a task, or holds nothing of it. */
  public boolean complainsOf(ScriptedTask task) {
    return !verified && task(task).map(one -> !one.sound()).orElse(true);
  }

  /** Whether the whole of a task is stored, confirmed to its end, and found to be in order. */
  public boolean holdsAllOf(ScriptedTask task) {
    return task(task)
        .map(one -> one.sound() && one.complete() && one.confirmed() == task.records())
        .orElse(false);
  }
}
