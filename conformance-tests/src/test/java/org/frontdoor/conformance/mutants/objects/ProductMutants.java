package org.frontdoor.conformance.mutants.objects;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.conformance.mutants.stream.Draft;
import org.frontdoor.conformance.mutants.stream.Reforged;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.StartDetail;
import org.frontdoor.hi2.v1.UnitKind;

/** Mutants of the group OBJ that are wrong about what they deliver of a task. */
public final class ProductMutants {

  private ProductMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "OBJ-18",
            "does not say that a task is a test",
            "marked as a test",
            starts(start -> start.setIsTest(false))),
        new Mutant(
            "OBJ-18",
            "takes a live task for a test",
            "not marked as a test",
            starts(start -> start.setIsTest(true))),
        new Mutant("OBJ-18", "puts test records into the live task", "its own", new Mixed()),
        new Mutant(
            "OBJ-24",
            "names another task in the START",
            "names the task",
            starts(
                start ->
                    start.setTaskObjectIdentifier(
                        new UUID(start.getTaskObjectIdentifier().hashCode(), 1).toString()))),
        new Mutant("OBJ-24", "loses a batch", "without a hole", new Hole()),
        new Mutant("OBJ-24", "ends a task without an END", "ends with an END", new NoEnd()));
  }

  private static Mutation starts(UnaryOperator<StartDetail.Builder> change) {
    return new Reforged() {
      @Override
      protected List<Draft> change(Draft unit) {
        return unit.kind() == UnitKind.UNIT_KIND_START
            ? List.of(
                unit.with(header -> header.setStart(change.apply(header.getStart().toBuilder()))))
            : List.of(unit);
      }
    };
  }

  /** Each record twice: as if the other task's stood beside it. */
  private static final class Mixed extends Reforged {
    @Override
    protected List<Draft> change(Draft unit) {
      return List.of(
          unit.batch(content -> content.addAllRecords(List.copyOf(content.getRecordsList()))));
    }
  }

  /** Every second batch of a task goes missing, and its numbers with it. */
  private static final class Hole extends Reforged {
    @Override
    protected List<DeliveryUnit> sealed(Draft draft, DeliveryUnit unit) {
      return draft.header().getFirstRecord() == 2 && draft.kind() == UnitKind.UNIT_KIND_BATCH
          ? List.of()
          : List.of(unit);
    }
  }

  private static final class NoEnd extends Reforged {
    @Override
    protected List<Draft> change(Draft unit) {
      return unit.kind() == UnitKind.UNIT_KIND_END ? List.of() : List.of(unit);
    }
  }
}
