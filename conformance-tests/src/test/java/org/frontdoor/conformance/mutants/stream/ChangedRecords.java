package org.frontdoor.conformance.mutants.stream;

import java.util.List;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.IriType;

/** A mutant that changes records one by one; everything else fits to them. */
public abstract class ChangedRecords extends Reforged {

  /** What is delivered in place of a record of a task. */
  protected abstract IriRecord record(String liid, IriRecord record);

  @Override
  protected List<Draft> change(Draft unit) {
    return List.of(unit.each(record -> record(unit.liid(), record)));
  }

  /** Whether it is the test record. */
  protected static boolean isTest(IriRecord record) {
    return record.getType() == IriType.IRI_TYPE_TEST;
  }
}
