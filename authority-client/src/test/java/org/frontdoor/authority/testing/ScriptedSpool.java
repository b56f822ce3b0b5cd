package org.frontdoor.authority.testing;

import java.util.ArrayList;
import java.util.List;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.ContentAvailability;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.hi2.v1.TargetedParty;

/** All units of one task from START to END, and what a checkpoint says behind each of them. */
public final class ScriptedSpool {

  private static final IriRecord TEST_RECORD =
      ScriptedTask.record(IriType.IRI_TYPE_TEST, 0)
          .clearFrom()
          .clearTo()
          .clearMessageIdentifier()
          .setContentAvailability(ContentAvailability.CONTENT_AVAILABILITY_NONE)
          .setTargetedParty(TargetedParty.TARGETED_PARTY_NONE)
          .build();

  private final List<DeliveryUnit> units = new ArrayList<>();
  private final List<CheckpointLeaf> leaves = new ArrayList<>();
  private final long records;

  /** So many batches of so many records; a new epoch begins every 100 batches. */
  public ScriptedSpool(Parties parties, String liid, int batches, int recordsEach) {
    ScriptedTask task = new ScriptedTask(liid, parties);
    add(task.start(1), task);
    for (int i = 0; i < batches; i++) {
      if (i % 100 == 0) {
        add(task.epoch(units.size() + 1L), task);
      }
      if (i == 0) {
        add(task.batch(units.size() + 1L, List.of(TEST_RECORD)), task);
      }
      add(task.batch(units.size() + 1L, recordsEach), task);
    }
    add(task.end(units.size() + 1L), task);
    this.records = task.records();
  }

  public int size() {
    return units.size();
  }

  /** The test record among them. */
  public long records() {
    return records;
  }

  /** The unit at a position, from 1. */
  public DeliveryUnit at(long position) {
    return units.get((int) position - 1);
  }

  /** How far the task has come behind the unit at a position. */
  public CheckpointLeaf leafAt(long position) {
    return leaves.get((int) position - 1);
  }

  private void add(DeliveryUnit unit, ScriptedTask task) {
    units.add(unit);
    leaves.add(task.leaf());
  }
}
