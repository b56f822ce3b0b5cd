package org.frontdoor.conformance.mutants.stream;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;

/**
 * A unit of the reference, opened, as a mutant changes it before it is numbered and sealed.
 *
 * @param original the unit as the reference sent it
 * @param header what its header says
 * @param batch what was in it; empty if it is no BATCH, or does not open with the suite's keys
 */
public record Draft(DeliveryUnit original, UnitHeader header, Optional<RecordBatch> batch) {

  /** The task's LIID. */
  public String liid() {
    return header.getLiid();
  }

  /** Its kind. */
  public UnitKind kind() {
    return header.getKind();
  }

  /** The same with another header. Record numbers and counts are filled in later. */
  public Draft with(UnaryOperator<UnitHeader.Builder> change) {
    return new Draft(original, change.apply(header.toBuilder()).build(), batch);
  }

  /** The same with another content; nothing happens if there is none. */
  public Draft batch(UnaryOperator<RecordBatch.Builder> change) {
    return new Draft(
        original, header, batch.map(content -> change.apply(content.toBuilder()).build()));
  }

  /** The same with each record changed. */
  public Draft each(UnaryOperator<IriRecord> change) {
    return batch(
        content -> {
          for (int i = 0; i < content.getRecordsCount(); i++) {
            content.setRecords(i, change.apply(content.getRecords(i)));
          }
          return content;
        });
  }

  /** The same without some records; a batch without any is not sent. */
  public Draft without(Predicate<IriRecord> unwanted) {
    return batch(
        content -> {
          var kept =
              content.getRecordsList().stream().filter(record -> !unwanted.test(record)).toList();
          return content.clearRecords().addAllRecords(kept);
        });
  }

  boolean isEmptied() {
    return batch.isPresent() && batch.get().getRecordsCount() == 0;
  }
}
