package org.frontdoor.authority.cli;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontdoor.authority.store.Finding;
import org.frontdoor.protocol.verify.CompletenessReport;
import org.frontdoor.protocol.verify.TaskReport;

/** The result of verifying for another program. */
public final class VerifyJson {

  private VerifyJson() {}

  /**
   * One object.
   *
   * @param received what was found when it was received
   * @param good whether nothing at all is wrong
   */
  public static Map<String, Object> of(
      CompletenessReport report, List<Finding> received, boolean good) {
    Set<String> unsound = new HashSet<>();
    report.findings().forEach(finding -> unsound.add(finding.liid()));
    received.stream()
        .filter(finding -> finding.kind().failure())
        .forEach(finding -> unsound.add(finding.liid()));
    boolean allTold = report.omittedFindings() == 0;
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("verified", good);
    json.put("complete", report.complete());
    json.put("checkpoints", report.checkpoints());
    json.put(
        "tasks",
        report.tasks().stream()
            .map(task -> task(task, allTold && !unsound.contains(task.liid())))
            .toList());
    json.put("findings", report.findings().stream().map(finding -> finding.sentence()).toList());
    json.put(
        "whenReceived",
        received.stream().map(finding -> finding.kind() + ": " + finding.sentence()).toList());
    return json;
  }

  private static Map<String, Object> task(TaskReport task, boolean sound) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("liid", task.liid());
    json.put("test", task.test());
    json.put("sound", sound);
    json.put("records", task.records());
    json.put("verified", task.verified());
    json.put("provisional", task.provisional());
    json.put("disputed", task.disputed());
    json.put("lost", task.lost());
    json.put("missing", task.missing());
    json.put("duplicated", task.duplicated());
    json.put("complete", task.complete());
    return json;
  }
}
