package org.frontdoor.lab.messenger.mls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.mls.codec.Commit;
import org.bouncycastle.mls.codec.FramedContent;
import org.bouncycastle.mls.codec.Proposal;
import org.bouncycastle.mls.codec.ProposalOrRef;
import org.bouncycastle.mls.codec.ProposalOrRefType;
import org.bouncycastle.mls.codec.SenderType;
import org.bouncycastle.mls.codec.UpdatePath;
import org.frontdoor.lab.messenger.mls.MembershipPolicy.Change;
import org.frontdoor.lab.messenger.mls.MlsException.Fault;

/**
 * Finds out what a commit does. Clients of the lab put every proposal into the commit itself and
 * use three kinds: add, remove, and the one that an external join needs.
 */
final class CommitReader {

  private static final int NO_PLACE_YET = -1;

  private final boolean external;
  private final List<Leaf> added = new ArrayList<>();
  private final Set<Integer> removed = new TreeSet<>();

  private CommitReader(boolean external) {
    this.external = external;
  }

  static Change read(FramedContent content) throws MlsException {
    Commit commit = content.getCommit();
    boolean external = content.getSender().getSenderType() == SenderType.NEW_MEMBER_COMMIT;
    if (!external && content.getSender().getSenderType() != SenderType.MEMBER) {
      throw new MlsException(Fault.MALFORMED, "Commits come from members and from who joins");
    }
    CommitReader reader = new CommitReader(external);
    for (ProposalOrRef proposal : commit.getProposals()) {
      reader.take(proposal);
    }
    return reader.finish(content, Optional.ofNullable(commit.getUpdatePath()));
  }

  private void take(ProposalOrRef proposalOrRef) throws MlsException {
    if (proposalOrRef.getType() != ProposalOrRefType.PROPOSAL) {
      throw new MlsException(Fault.MALFORMED, "Clients of the lab know no proposal by reference");
    }
    Proposal proposal = proposalOrRef.getProposal();
    switch (proposal.getProposalType()) {
      case ADD -> added.add(Leaf.of(NO_PLACE_YET, proposal.getAdd().keyPackage.getLeafNode()));
      case REMOVE -> removed.add(proposal.getRemove().removed.value());
      case EXTERNAL_INIT -> {
        // Counted by the library: exactly one in an external commit, none in any other.
      }
      default ->
          throw new MlsException(Fault.MALFORMED, "Clients of the lab do not know this proposal");
    }
  }

  private Change finish(FramedContent content, Optional<UpdatePath> path) throws MlsException {
    if (external) {
      UpdatePath joining =
          path.orElseThrow(
              () -> new MlsException(Fault.MALFORMED, "An external commit has a path"));
      added.add(Leaf.of(NO_PLACE_YET, joining.getLeafNode()));
      return new Change(true, Optional.empty(), List.copyOf(added), Set.copyOf(removed));
    }
    int committer = content.getSender().getSender().value();
    Optional<Leaf> renewed =
        path.isPresent()
            ? Optional.of(Leaf.of(committer, path.get().getLeafNode()))
            : Optional.empty();
    return new Change(false, renewed, List.copyOf(added), Set.copyOf(removed));
  }
}
