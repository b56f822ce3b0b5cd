package org.frontdoor.conformance.mutants.messaging;

import java.util.List;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.stream.Draft;
import org.frontdoor.conformance.mutants.stream.Reforged;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;

/** Mutants of MSG-01 to MSG-05. */
public final class BatchMutants {

  private BatchMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant("MSG-01", "names another task in its batches", "another", new OtherTask()),
        new Mutant(
            "MSG-02", "names somebody else in its STARTs", "as provider", new OtherProvider()),
        new Mutant("MSG-03", "writes another country", "it has YY", new OtherCountry()),
        new Mutant("MSG-04", "cuts long LIIDs", "the LIID that the authority", new ShortLiid()),
        new Mutant("MSG-05", "leaves a number out", "without a hole", new Hole()));
  }

  private static final class OtherTask extends Reforged {
    @Override
    protected List<Draft> change(Draft unit) {
      return List.of(unit.batch(batch -> isProduct(batch) ? batch.setLiid("C-another") : batch));
    }

    private static boolean isProduct(RecordBatch.Builder batch) {
      return batch.getRecords(0).getType() != IriType.IRI_TYPE_TEST;
    }
  }

  private static final class OtherProvider extends Reforged {
    @Override
    protected List<Draft> change(Draft unit) {
      return List.of(unit.kind() == UnitKind.UNIT_KIND_START ? unit.with(this::other) : unit);
    }

    private UnitHeader.Builder other(UnitHeader.Builder header) {
      header.getStartBuilder().getProviderBuilder().setUniqueIdentifier("SOMEONE1");
      return header;
    }
  }

  private static final class OtherCountry extends Reforged {
    @Override
    protected List<Draft> change(Draft unit) {
      return List.of(unit.batch(batch -> batch.setAuthorizationCountryCode("YY")));
    }
  }

  private static final class ShortLiid extends Reforged {
    private static final int CHARACTERS = 20;

    @Override
    protected UnitHeader header(UnitHeader numbered) {
      String liid = numbered.getLiid();
      return liid.length() <= CHARACTERS
          ? numbered
          : numbered.toBuilder().setLiid(liid.substring(0, CHARACTERS)).build();
    }
  }

  private static final class Hole extends Reforged {
    private static final int AT = 5;

    @Override
    protected UnitHeader header(UnitHeader numbered) {
      return numbered.getFirstRecord() < AT
          ? numbered
          : numbered.toBuilder().setFirstRecord(numbered.getFirstRecord() + 1).build();
    }

    @Override
    protected List<CheckpointLeaf> leaves(List<CheckpointLeaf> leaves) {
      return leaves.stream().map(Hole::counted).toList();
    }

    private static CheckpointLeaf counted(CheckpointLeaf leaf) {
      return leaf.getRecordCount() <= AT
          ? leaf
          : leaf.toBuilder().setRecordCount(leaf.getRecordCount() + 1).build();
    }
  }
}
