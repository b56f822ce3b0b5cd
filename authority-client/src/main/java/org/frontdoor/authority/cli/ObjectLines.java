package org.frontdoor.authority.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.frontdoor.authority.client.ObjectView;
import org.frontdoor.authority.client.Refusal;
import org.frontdoor.authority.warrant.Times;

/** HI-1 objects and refusals as lines for a person and as JSON for a program; never a target. */
final class ObjectLines {

  private ObjectLines() {}

  static String line(ObjectView object) {
    String name = object.reference().isEmpty() ? object.identifier() : object.reference();
    StringBuilder line =
        new StringBuilder(
            String.format(Locale.ROOT, "%-13s %-26s %s", object.type(), name, object.status()));
    object.provisioned().ifPresent(time -> line.append("  since ").append(time));
    object.deprovisioned().ifPresent(time -> line.append("  until ").append(time));
    return line.toString();
  }

  static List<String> reasonLines(Refusal refusal) {
    List<String> lines = new ArrayList<>();
    lines.add("  " + refusal.sentence());
    if (!refusal.remedy().isEmpty()) {
      lines.add("  " + refusal.remedy());
    }
    return lines;
  }

  static Map<String, Object> json(ObjectView object) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", object.type());
    json.put("identifier", object.identifier());
    if (!object.reference().isEmpty()) {
      json.put("reference", object.reference());
    }
    json.put("status", object.status());
    json.put("generation", object.object().getGeneration());
    object.provisioned().ifPresent(time -> json.put("since", time.toString()));
    object.deprovisioned().ifPresent(time -> json.put("until", time.toString()));
    object.reason().ifPresent(reason -> json.put("reason", json(reason)));
    return json;
  }

  static Map<String, Object> notificationJson(ObjectView notification) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("identifier", notification.identifier());
    json.put("event", notification.event());
    json.put("time", Times.instant(notification.notification().getTimestamp()).toString());
    json.put("details", notification.notification().getDetails());
    json.put("status", notification.notification().getStatusOfAssociatedObject());
    json.put("objects", notification.object().getAssociatedObjects().getObjectIdentifiersList());
    return json;
  }

  static Map<String, Object> json(Refusal refusal) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", refusal.code());
    json.put("description", refusal.description());
    json.put("field", refusal.field());
    json.put("rule", refusal.rule());
    json.put("remedy", refusal.remedy());
    json.put("correlation", refusal.correlation());
    return json;
  }
}
