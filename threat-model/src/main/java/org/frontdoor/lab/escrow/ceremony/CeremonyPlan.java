package org.frontdoor.lab.escrow.ceremony;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.frontdoor.lab.escrow.group.P256;
import org.frontdoor.lab.escrow.group.Scalar;

/**
 * What the agents have agreed to do, the same for all of them.
 *
 * @param ceremonyId its name, never used again
 * @param kind a new key or new shares
 * @param keyId the name of the key
 * @param threshold how many agents it will take to open
 * @param members indexes of all agents, all of whom take part
 */
public record CeremonyPlan(
    String ceremonyId, Kind kind, String keyId, int threshold, SortedSet<Integer> members) {

  /** What a ceremony makes. */
  public enum Kind {
    /** A key that none of the agents has (Pedersen, 1991). */
    GENERATE,
    /**
     * New shares of the same key; the old ones are then worth nothing (Herzberg and others, 1995).
     */
    REFRESH
  }

  /**
   * @throws IllegalArgumentException if the threshold is not between 1 and the number of agents
   */
  public CeremonyPlan {
    members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
    if (members.isEmpty() || members.first() < 1) {
      throw new IllegalArgumentException("agents are counted from 1");
    }
    if (threshold < 1 || threshold > members.size()) {
      throw new IllegalArgumentException("the threshold is between 1 and the number of agents");
    }
    if (kind == Kind.REFRESH && threshold == 1) {
      throw new IllegalArgumentException("a share that is the key itself cannot be made anew");
    }
  }

  /** How many coefficients each agent commits to: a refresh shares zero, which needs none. */
  int committedCoefficients() {
    return kind == Kind.GENERATE ? threshold : threshold - 1;
  }

  /** The whole plan in one form, to be hashed. */
  ByteString encode() {
    List<ByteString> parts = new ArrayList<>();
    parts.add(ByteString.copyFromUtf8(ceremonyId));
    parts.add(ByteString.copyFromUtf8(kind.name()));
    parts.add(ByteString.copyFromUtf8(keyId));
    parts.add(Scalar.of(threshold).encode());
    members.forEach(member -> parts.add(Scalar.of(member).encode()));
    return P256.joined(parts);
  }

  /** What a proof of possession is for: this plan, and this agent's place in it. */
  ByteString contextOf(int member) {
    return P256.joined(List.of(encode(), Scalar.of(member).encode()));
  }
}
