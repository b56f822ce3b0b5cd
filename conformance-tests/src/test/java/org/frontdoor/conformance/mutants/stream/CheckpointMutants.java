package org.frontdoor.conformance.mutants.stream;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Upstream.ProviderSecrets;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.chain.ChainLink;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.SigningIdentity;

/** Mutants of the group HI2-INT. */
public final class CheckpointMutants {

  private static final ByteString NOTHING = ChainLink.GENESIS;

  private CheckpointMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "HI2-INT-01",
            "signs nothing before a task ends",
            "covers the records within the interval",
            leaves(all -> all.stream().filter(CheckpointLeaf::getFinal).toList())),
        new Mutant(
            "HI2-INT-01",
            "signs nothing when a task ends",
            "covers the END",
            leaves(all -> all.stream().filter(leaf -> !leaf.getFinal()).toList())),
        new Mutant(
            "HI2-INT-02",
            "leaves out tasks that go on when another has ended",
            "a leaf for every task that moved",
            leaves(CheckpointMutants::endedIfAny)),
        new Mutant(
            "HI2-INT-02",
            "signs the heads of chains before their last unit",
            "chain head at which the receiver stands",
            each(leaf -> leaf.setChainHead(NOTHING))),
        new Mutant(
            "HI2-INT-02",
            "counts a record too many",
            "counts the records",
            each(leaf -> leaf.setRecordCount(leaf.getRecordCount() + 1))),
        new Mutant(
            "HI2-INT-03",
            "chains the tasks of all authorities together",
            "made of its own units",
            new OneChain()),
        new Mutant(
            "HI2-INT-04",
            "gives every checkpoint the same number",
            "numbered upwards",
            signed(ProviderSecrets::evidence, body -> body.setNumber(1))),
        new Mutant(
            "HI2-INT-04",
            "signs checkpoints with the key of HI-1",
            "signed by the provider's evidence key",
            signed(ProviderSecrets::signing, body -> body)),
        new Mutant(
            "HI2-INT-04",
            "signs another root than that of the leaves",
            "signs the root of its leaves",
            signed(ProviderSecrets::evidence, body -> body.setRoot(NOTHING))),
        new Mutant(
            "HI2-INT-06", "leaves out the second session", "none is left out", new LostSession()));
  }

  private static List<CheckpointLeaf> endedIfAny(List<CheckpointLeaf> all) {
    boolean ended = all.stream().anyMatch(CheckpointLeaf::getFinal);
    return all.stream().filter(leaf -> !ended || leaf.getFinal()).toList();
  }

  private static Reforged each(UnaryOperator<CheckpointLeaf.Builder> change) {
    return leaves(all -> all.stream().map(leaf -> change.apply(leaf.toBuilder()).build()).toList());
  }

  private static Reforged leaves(UnaryOperator<List<CheckpointLeaf>> change) {
    return new Reforged() {
      @Override
      protected List<CheckpointLeaf> leaves(List<CheckpointLeaf> leaves) {
        return change.apply(leaves);
      }
    };
  }

  private static Reforged signed(
      Function<ProviderSecrets, SigningIdentity> signer,
      UnaryOperator<CheckpointBody.Builder> change) {
    return new Reforged() {
      @Override
      protected Optional<Checkpoint> checkpoint(Checkpoint checkpoint, ProviderSecrets secrets) {
        CheckpointBody body = change.apply(body(checkpoint).toBuilder()).build();
        return Optional.of(
            checkpoint.toBuilder()
                .setSignedBody(
                    signer.apply(secrets).sign(body.toByteString(), Purposes.HI2_CHECKPOINT))
                .build());
      }
    };
  }

  private static CheckpointBody body(Checkpoint checkpoint) {
    try {
      return CheckpointBody.parseFrom(checkpoint.getSignedBody().getMessage());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Shows only where an authority's units come between those of another. */
  private static final class OneChain extends Reforged {
    private final Map<String, EndpointId> owners = new HashMap<>();
    private EndpointId last = EndpointId.getDefaultInstance();
    private ByteString lastLink = NOTHING;

    @Override
    protected UnitHeader header(UnitHeader numbered) {
      if (numbered.getKind() == UnitKind.UNIT_KIND_START) {
        owners.put(numbered.getLiid(), numbered.getStart().getAuthority());
      }
      return numbered;
    }

    @Override
    protected ByteString link(String liid, ByteString link) {
      EndpointId owner = owners.getOrDefault(liid, last);
      boolean between = !owner.equals(last) && !lastLink.equals(NOTHING);
      ByteString mixed = between ? ChainLink.next(lastLink, link, ByteString.EMPTY) : link;
      last = owner;
      lastLink = mixed;
      return mixed;
    }
  }

  private static final class LostSession extends Reforged {
    @Override
    protected List<Draft> change(Draft unit) {
      return List.of(
          unit.without(
              record ->
                  record.hasCommunicationIdentityNumber()
                      && record.getCommunicationIdentityNumber() == 2));
    }
  }
}
