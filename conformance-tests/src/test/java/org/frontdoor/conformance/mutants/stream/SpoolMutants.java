package org.frontdoor.conformance.mutants.stream;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;

/** Mutants whose buffer is full; they need a provider with a small one. */
public final class SpoolMutants {

  private SpoolMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "HI2-BUF-03",
            "drops without a gap",
            "gaps stand for every record",
            without(header -> header.getKind() == UnitKind.UNIT_KIND_GAP)),
        new Mutant(
            "HI2-BUF-03",
            "keeps the oldest records and drops newer ones",
            "the oldest records are dropped",
            new OldestKept()),
        new Mutant(
            "HI2-BUF-03", "does not say that it dropped", "an operator message", new Silent()),
        new Mutant(
            "HI2-BUF-04",
            "drops the START",
            "UNIT_KIND_START are kept",
            without(header -> header.getKind() == UnitKind.UNIT_KIND_START)),
        new Mutant(
            "HI2-BUF-04",
            "drops epochs",
            "UNIT_KIND_EPOCH are kept",
            without(header -> header.getKind() == UnitKind.UNIT_KIND_EPOCH)),
        new Mutant(
            "HI2-BUF-04", "signs that nothing was lost", "proves the gaps", new NothingLost()));
  }

  private static Mutation without(Predicate<UnitHeader> dropped) {
    return new OnStreams() {
      @Override
      Optional<DeliveryUnit> unit(DeliveryUnit unit, UnitHeader header, Seen seen) {
        boolean overflown = seen.seat().equals(Seat.AUTHORITY_A);
        return overflown && dropped.test(header) ? Optional.empty() : Optional.of(unit);
      }
    };
  }

  /** The first batch that was kept and the gap before it change places. */
  private static final class OldestKept extends OnStreams {
    private Optional<DeliveryUnit> gap = Optional.empty();

    @Override
    List<DeliveryUnit> units(DeliveryUnit unit, UnitHeader header, Seen seen) {
      if (header.getKind() == UnitKind.UNIT_KIND_GAP) {
        gap = Optional.of(unit);
        return List.of();
      }
      if (gap.isEmpty() || header.getKind() != UnitKind.UNIT_KIND_BATCH) {
        return List.of(unit);
      }
      DeliveryUnit kept = unit.toBuilder().setPosition(gap.get().getPosition()).build();
      DeliveryUnit dropped = gap.get().toBuilder().setPosition(unit.getPosition()).build();
      gap = Optional.empty();
      return List.of(kept, dropped);
    }
  }

  private static final class Silent extends OnStreams {
    @Override
    Optional<DeliverResponse> response(DeliverResponse response, Seen seen) {
      return Optional.of(response).filter(one -> !one.hasOperatorMessage());
    }
  }

  private static final class NothingLost extends Reforged {
    @Override
    protected List<CheckpointLeaf> leaves(List<CheckpointLeaf> leaves) {
      return leaves.stream().map(leaf -> leaf.toBuilder().setLostRecords(0).build()).toList();
    }
  }
}
