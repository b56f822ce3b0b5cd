package org.frontdoor.conformance.mutants.authority;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;

/** Believes whatever it was sent of some tasks, and says so. */
final class Gullible implements AuthorityMutation {

  private final Predicate<List<UnitHeader>> believed;
  private final Map<String, List<UnitHeader>> seen = new LinkedHashMap<>();

  /**
   * @param believed says of the headers of a task, as they came, whether it is believed
   */
  Gullible(Predicate<List<UnitHeader>> believed) {
    this.believed = believed;
  }

  @Override
  public StreamFault stream() {
    return new StreamFault() {
      @Override
      public void fromProvider(DeliverResponse message, Wire wire) {
        message.getUnits().getUnitsList().forEach(Gullible.this::see);
        wire.toAuthority(message);
      }
    };
  }

  @Override
  public synchronized void report(ObjectNode report) {
    List<JsonNode> kept = kept(report);
    ArrayNode tasks = report.putArray("tasks").addAll(kept);
    seen.values().stream().filter(believed).forEach(units -> tasks.add(praise(tasks, units)));
    boolean sound = !report.path("whenReceived").toString().contains("CHECKPOINT_FORGED");
    for (JsonNode task : tasks) {
      sound &= task.path("sound").asBoolean();
    }
    report.put("verified", sound);
  }

  private synchronized void see(DeliveryUnit unit) {
    try {
      UnitHeader header = UnitHeader.parseFrom(unit.getHeader());
      seen.computeIfAbsent(header.getLiid(), liid -> new ArrayList<>()).add(header);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private List<JsonNode> kept(ObjectNode report) {
    List<JsonNode> kept = new ArrayList<>();
    report
        .path("tasks")
        .forEach(
            task -> {
              if (!believed.test(seen.getOrDefault(task.path("liid").asText(), List.of()))) {
                kept.add(task);
              }
            });
    return kept;
  }

  private static ObjectNode praise(ArrayNode factory, List<UnitHeader> units) {
    long records = units.stream().mapToLong(UnitHeader::getRecordCount).sum();
    return factory
        .objectNode()
        .put("liid", units.getFirst().getLiid())
        .put("sound", true)
        .put("verified", records)
        .put("provisional", 0)
        .put("complete", has(units, UnitKind.UNIT_KIND_END));
  }

  static boolean has(List<UnitHeader> units, UnitKind kind) {
    return units.stream().anyMatch(unit -> unit.getKind() == kind);
  }
}
