package org.frontdoor.conformance.cases.integrity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Received;
import org.frontdoor.conformance.script.ReceivedCheckpoint;
import org.frontdoor.conformance.script.ReceivedUnit;
import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.UntrustedException;
import org.frontdoor.protocol.verify.CompletenessVerifier;
import org.frontdoor.protocol.verify.Finding;
import org.frontdoor.protocol.verify.StreamView;

/** What checkpoints must say, checked by hand and then by the verifier. */
final class Proofs {

  private Proofs() {}

  /** Each checkpoint of a stream has the leaves that it must have, and they are right. */
  static void expectLeaves(Examination exam, Received received) {
    Map<String, Trail> trails = new HashMap<>();
    Set<String> moved = new HashSet<>();
    for (Object one : inOrder(received)) {
      if (one instanceof ReceivedUnit unit) {
        String liid = unit.header().getLiid();
        if (unit.header().getKind() == UnitKind.UNIT_KIND_START) {
          trails.put(liid, new Trail());
        }
        Optional.ofNullable(trails.get(liid)).ifPresent(trail -> trail.take(unit));
        moved.add(liid);
      } else if (one instanceof ReceivedCheckpoint checkpoint) {
        expectLeaves(exam, checkpoint, trails, moved);
        moved.clear();
      }
    }
  }

  private static void expectLeaves(
      Examination exam,
      ReceivedCheckpoint checkpoint,
      Map<String, Trail> trails,
      Set<String> moved) {
    Set<String> covered = new HashSet<>();
    for (CheckpointLeaf leaf : checkpoint.leaves()) {
      exam.expect(covered.add(leaf.getLiid()), "one leaf for a task", "a task has two leaves");
      Trail trail = trails.get(leaf.getLiid());
      if (trail != null) {
        expectLeaf(exam, leaf, trail);
      }
    }
    exam.expect(
        covered.containsAll(moved),
        "a checkpoint has a leaf for every task that moved",
        "a task moved and has none");
  }

  private static void expectLeaf(Examination exam, CheckpointLeaf leaf, Trail trail) {
    exam.expect(
        leaf.getRecordCount() == trail.records() && leaf.getLostRecords() == trail.lost(),
        "a leaf counts the records of its task, " + trail.records(),
        "it counts " + leaf.getRecordCount());
    exam.expect(
        leaf.getChainHead().equals(trail.head()),
        "a leaf has the chain head at which the receiver stands",
        "it has another");
    exam.expect(
        leaf.getFinal() == trail.ended(),
        "a leaf is final when its task has ended, and not before",
        leaf.getFinal() ? "it is final before the END" : "it is not final after the END");
  }

  /** Every checkpoint is signed by the evidence key over its leaves, and has a greater number. */
  static void expectSigned(Examination exam, Authority authority, List<Received> streams) {
    long last = 0;
    for (Received stream : streams) {
      for (ReceivedCheckpoint checkpoint : stream.checkpoints()) {
        expectSigned(exam, authority, checkpoint);
        long number = checkpoint.body().getNumber();
        exam.expect(
            Long.compareUnsigned(number, last) > 0,
            "checkpoints are numbered upwards, over streams too",
            number + " comes after " + last);
        last = number;
      }
    }
  }

  private static void expectSigned(
      Examination exam, Authority authority, ReceivedCheckpoint checkpoint) {
    CheckpointBody body = checkpoint.body();
    try {
      MessageVerifier.Verified verified =
          new MessageVerifier(exam.setting().seats().trust())
              .verify(
                  checkpoint.checkpoint().getSignedBody(),
                  Purposes.HI2_CHECKPOINT,
                  KeyRole.KEY_ROLE_EVIDENCE,
                  exam.now());
      exam.expect(
          verified.signer().endpointId().equals(exam.endpoint())
              && body.getProvider().equals(exam.endpoint())
              && body.getAuthority().equals(authority.id()),
          "a checkpoint names its signer and its receiver",
          "it names others");
    } catch (UntrustedException e) {
      throw exam.failed(
          "a checkpoint is signed by the provider's evidence key",
          "its signature is not accepted: " + e.reason());
    }
    List<?> leaves = checkpoint.checkpoint().getLeavesList();
    exam.expect(
        body.getLeafCount() == leaves.size()
            && body.getRoot().equals(Hashes.root(checkpoint.checkpoint().getLeavesList())),
        "a checkpoint signs the root of its leaves",
        "it signs another root or another number of leaves");
  }

  /** The verifier, which shares no code with the sealer, finds the same of these tasks. */
  static void requireVerified(
      Examination exam, Authority authority, List<Received> streams, List<Order> orders) {
    List<String> liids = orders.stream().map(Order::liid).toList();
    CompletenessVerifier verifier =
        CompletenessVerifier.of(
            new MessageVerifier(exam.setting().seats().trust()),
            exam.endpoint(),
            authority.id(),
            StreamView.SELECTION);
    for (Received stream : streams) {
      for (Object one : inOrder(stream)) {
        if (one instanceof ReceivedUnit unit && liids.contains(unit.header().getLiid())) {
          verifier.feed(unit.unit());
        } else if (one instanceof ReceivedCheckpoint checkpoint) {
          verifier.feed(checkpoint.checkpoint(), exam.now());
        }
      }
    }
    List<Finding> findings = verifier.report(liids).findings();
    exam.require(
        findings.isEmpty(),
        "the verifier finds the delivery complete",
        findings.isEmpty() ? "" : findings.getFirst().kind().sentence());
  }

  private static List<Object> inOrder(Received received) {
    Map<Integer, Object> all = new TreeMap<>();
    received.units().forEach(unit -> all.put(unit.order(), unit));
    received.checkpoints().forEach(checkpoint -> all.put(checkpoint.order(), checkpoint));
    return new ArrayList<>(all.values());
  }
}
