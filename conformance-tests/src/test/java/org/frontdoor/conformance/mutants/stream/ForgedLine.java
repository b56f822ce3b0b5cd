package org.frontdoor.conformance.mutants.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;

/**
 * All that a mutant has made for one authority, in the order of its own positions, which are those
 * of the reference until it leaves out or adds the first unit.
 */
final class ForgedLine {

  private final Reforged mutant;
  private final Setting setting;
  private final Map<String, ForgedTask> tasks = new HashMap<>();
  private final NavigableMap<Long, Forged> made = new TreeMap<>();
  private long lastOriginal;
  private long nextOwn;

  ForgedLine(Reforged mutant, Setting setting) {
    this.mutant = mutant;
    this.setting = setting;
  }

  /**
   * What was made of one unit of the reference.
   *
   * @param own position of the first unit
   * @param units with the positions that are written on them
   */
  private record Forged(long own, List<DeliveryUnit> units) {
    long end() {
      return own + units.size();
    }
  }

  /** What is sent of this unit to somebody who wants nothing before an own position. */
  List<DeliveryUnit> of(DeliveryUnit unit, long from) {
    long original = unit.getPosition();
    Forged forged = made.get(original);
    if (forged == null) {
      forged = forge(unit);
      made.put(original, forged);
      nextOwn = forged.end();
      lastOriginal = original;
    }
    int skipped = (int) Math.max(0, Math.min(forged.units.size(), from - forged.own));
    return forged.units.subList(skipped, forged.units.size());
  }

  /** How a task stands after this position of the reference, if the mutant knows it. */
  Optional<CheckpointLeaf> standing(String liid, long original) {
    return Optional.ofNullable(tasks.get(liid)).flatMap(task -> task.at(original));
  }

  /** The reference's position for an own one. */
  long toOriginal(long own) {
    if (made.isEmpty() || own < made.firstEntry().getValue().own) {
      return own;
    }
    for (Map.Entry<Long, Forged> entry : made.entrySet()) {
      if (entry.getValue().end() > own) {
        return entry.getKey();
      }
    }
    return lastOriginal + 1 + (own - nextOwn);
  }

  /** The own position for one of the reference's, from which it goes on. */
  long toOwn(long original) {
    Map.Entry<Long, Forged> entry = made.ceilingEntry(original);
    if (entry != null) {
      return entry.getValue().own;
    }
    return made.isEmpty() ? original : nextOwn + (original - lastOriginal - 1);
  }

  private Forged forge(DeliveryUnit unit) {
    long own = toOwn(unit.getPosition());
    UnitHeader header = parse(unit);
    if (header.getKind() == UnitKind.UNIT_KIND_START) {
      tasks.put(header.getLiid(), new ForgedTask(mutant, setting, header.getLiid()));
    }
    ForgedTask task = tasks.get(header.getLiid());
    if (task == null) {
      return new Forged(own, List.of(unit.toBuilder().setPosition(own).build()));
    }
    List<DeliveryUnit> out = new ArrayList<>();
    for (Draft draft : mutant.change(task.open(unit, header))) {
      ForgedTask of = tasks.getOrDefault(draft.liid(), task);
      for (DeliveryUnit one : of.forge(draft)) {
        long written = mutant.position(parse(one), own + out.size());
        out.add(one.toBuilder().setPosition(written).build());
      }
      of.standsAt(unit.getPosition());
    }
    task.standsAt(unit.getPosition());
    return new Forged(own, List.copyOf(out));
  }

  private static UnitHeader parse(DeliveryUnit unit) {
    try {
      return UnitHeader.parseFrom(unit.getHeader());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("The reference sends a header that cannot be read.", e);
    }
  }
}
