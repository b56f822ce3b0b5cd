package org.frontdoor.conformance.mutants.authority;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.frontdoor.conformance.mutants.authority.AuthorityMutation.StreamFault;
import org.frontdoor.conformance.mutants.authority.AuthorityMutation.Wire;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.UnitHeader;

/** Authorities that take for evidence what is none. */
final class EvidenceMutants {

  private static final String SEQUENCE = "HI2-SEQ-05";
  private static final String INTEGRITY = "HI2-INT-05";

  private EvidenceMutants() {}

  static List<AuthorityMutant> list() {
    return List.of(
        gullible(SEQUENCE, "a hole in the numbers", "a missing unit", EvidenceMutants::hasHole),
        gullible(SEQUENCE, "a unit twice", "a doubled unit", EvidenceMutants::hasDouble),
        gullible(SEQUENCE, "units in any order", "two swapped units", EvidenceMutants::goesBack),
        gullible(
            INTEGRITY,
            "a batch that does not open",
            "a batch with a flipped bit",
            units -> kinds(units).equals("START EPOCH BATCH BATCH") && records(units) == 4),
        gullible(
            INTEGRITY,
            "a changed header",
            "a changed header",
            units -> kinds(units).equals("START EPOCH BATCH")),
        gullible(
            INTEGRITY,
            "a chain with a hole",
            "a removed unit",
            units -> kinds(units).equals("START EPOCH BATCH EPOCH BATCH")),
        gullible(
            INTEGRITY,
            "a chain in another order",
            "two swapped units",
            units -> kinds(units).equals("START EPOCH BATCH EPOCH GAP BATCH")),
        gullible(
            INTEGRITY,
            "a task without its END",
            "a missing END",
            units -> kinds(units).equals("START EPOCH BATCH BATCH") && records(units) == 5),
        gullible(
            INTEGRITY,
            "a checkpoint that it refused",
            "a forged checkpoint confirms nothing",
            units -> kinds(units).equals("START EPOCH BATCH BATCH") && records(units) == 3),
        new AuthorityMutant(
            INTEGRITY,
            "drops forged checkpoints without a word",
            "it is not reported",
            Faults.onStreams(DropsForgeries::new)),
        new AuthorityMutant(
            INTEGRITY,
            "confirms what came after the checkpoint",
            "they are said to be confirmed",
            Faults.inReports(EvidenceMutants::confirmAll)),
        gullible("HI2-INT-06", "sessions with holes", "a whole session", units -> true),
        gullible(
            "SEC-04",
            "tasks of others",
            "nothing of another authority's task",
            units -> kinds(units).startsWith("START EPOCH BATCH END")));
  }

  private static AuthorityMutant gullible(
      String purpose, String what, String words, Predicate<List<UnitHeader>> believed) {
    return new AuthorityMutant(purpose, "believes " + what, words, new Gullible(believed));
  }

  private static String kinds(List<UnitHeader> units) {
    List<String> kinds =
        units.stream().map(unit -> unit.getKind().name().substring("UNIT_KIND_".length())).toList();
    return String.join(" ", kinds);
  }

  private static long records(List<UnitHeader> units) {
    return units.stream().mapToLong(UnitHeader::getRecordCount).sum();
  }

  private static boolean hasHole(List<UnitHeader> units) {
    long next = 0;
    for (UnitHeader unit : units) {
      if (unit.getFirstRecord() > next) {
        return !goesBack(units);
      }
      next = unit.getFirstRecord() + unit.getRecordCount();
    }
    return false;
  }

  private static boolean hasDouble(List<UnitHeader> units) {
    return new HashSet<>(units).size() < units.size();
  }

  private static boolean goesBack(List<UnitHeader> units) {
    long last = 0;
    for (UnitHeader unit : units) {
      if (unit.getFirstRecord() < last) {
        return true;
      }
      last = unit.getFirstRecord();
    }
    return false;
  }

  private static void confirmAll(ObjectNode report) {
    for (JsonNode task : report.path("tasks")) {
      long confirmed = task.path("verified").asLong();
      if (confirmed > 0) {
        long all = confirmed + task.path("provisional").asLong();
        ((ObjectNode) task).put("verified", all).put("provisional", 0);
      }
    }
  }

  private static final class DropsForgeries implements StreamFault {
    private ByteString signer = ByteString.EMPTY;

    @Override
    public void fromProvider(DeliverResponse message, Wire wire) {
      if (message.hasHelloResponse()) {
        signer =
            message.getHelloResponse().getSignedOptions().getSignatures(0).getCertificateChain(0);
      }
      if (!message.hasCheckpoint() || isGood(message)) {
        wire.toAuthority(message);
      }
    }

    private boolean isGood(DeliverResponse message) {
      try {
        CheckpointLeaf leaf = CheckpointLeaf.parseFrom(message.getCheckpoint().getLeaves(0));
        return leaf.getLostRecords() == 0
            && message
                .getCheckpoint()
                .getSignedBody()
                .getSignatures(0)
                .getCertificateChain(0)
                .equals(signer);
      } catch (InvalidProtocolBufferException e) {
        throw new AssertionError(e);
      }
    }
  }
}
