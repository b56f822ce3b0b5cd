package org.frontdoor.lab.messenger.mls;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.mls.TreeKEM.LeafIndex;
import org.bouncycastle.mls.TreeKEM.TreeKEMPublicKey;
import org.bouncycastle.mls.codec.GroupInfo;
import org.bouncycastle.mls.codec.Welcome;
import org.bouncycastle.mls.codec.WireFormat;
import org.bouncycastle.mls.crypto.Secret;
import org.bouncycastle.mls.protocol.Group;
import org.frontdoor.lab.messenger.mls.MlsException.Fault;

/** The two ways into a group that exists: being added, and joining from outside. */
public final class Joining {

  private final MemberKeys keys;
  private final MembershipPolicy policy;
  private final MemberKeys.Offer offer;

  /** Prepares keys for joining one group, once. */
  public Joining(MemberKeys keys, MembershipPolicy policy) throws MlsException {
    this.keys = keys;
    this.policy = policy;
    this.offer = keys.offer();
  }

  /** What a member needs to add this client. */
  public ByteString keyPackage() throws MlsException {
    return ByteString.copyFrom(MemberKeys.encode(offer.keyPackage()));
  }

  /** Joins by the Welcome of the member that added this client. */
  public GroupMember welcomed(ByteString message) throws MlsException {
    Welcome welcome = MlsWire.parse(message.toByteArray(), WireFormat.mls_welcome).welcome;
    Group group =
        MlsLibrary.alone(
            Fault.NOT_AUTHENTIC,
            () ->
                new Group(
                    MlsLibrary.SUITE.getHPKE().serializePrivateKey(offer.init().getPrivate()),
                    offer.leaf(),
                    keys.signatureSecret(),
                    offer.keyPackage(),
                    welcome,
                    null,
                    Map.of(),
                    Map.of()));
    return accepted(new GroupMember(keys, policy, group), group);
  }

  private GroupMember accepted(GroupMember member, Group group) throws MlsException {
    MlsLibrary.alone(
        Fault.NOT_AUTHENTIC,
        () -> {
          Rosters.requireSigned(group.getTree(), group.getGroupInfo(false).groupInfo);
          return member;
        });
    requireAllowed(policy.objection(member.roster()));
    return member;
  }

  /** Joins by a GroupInfo that was published or has leaked. */
  public GroupMember.Joined fromOutside(ByteString groupInfo) throws MlsException {
    return fromOutside(groupInfo, Optional.empty());
  }

  /**
   * Joins from outside, and removes a leaf on the way.
   *
   * @param evicted place in the tree
   */
  public GroupMember.Joined fromOutside(ByteString groupInfo, int evicted) throws MlsException {
    return fromOutside(groupInfo, Optional.of(new LeafIndex(evicted)));
  }

  private GroupMember.Joined fromOutside(ByteString groupInfo, Optional<LeafIndex> evicted)
      throws MlsException {
    GroupInfo info = MlsWire.parse(groupInfo.toByteArray(), WireFormat.mls_group_info).groupInfo;
    TreeKEMPublicKey tree = MlsWire.tree(info);
    Group.GroupWithMessage joined =
        MlsLibrary.alone(Fault.NOT_AUTHENTIC, () -> join(info, tree, evicted));
    return new GroupMember.Joined(
        new GroupMember(keys, policy, joined.group),
        ByteString.copyFrom(MlsWire.encode(joined.message)));
  }

  private Group.GroupWithMessage join(
      GroupInfo info, TreeKEMPublicKey tree, Optional<LeafIndex> evicted) throws Exception {
    tree.setSuite(info.getSuite());
    tree.setHashAll();
    if (!info.verify(info.getSuite(), tree)) {
      throw new MlsException(Fault.NOT_AUTHENTIC, "Not signed by a member of the group");
    }
    Rosters.requireSigned(tree, info);
    return Group.externalJoin(
        new Secret(keys.freshSecret()),
        keys.signature(),
        offer.keyPackage(),
        info,
        tree,
        new Group.MessageOptions(),
        evicted.orElse(null),
        Map.of());
  }

  private static void requireAllowed(Optional<String> objection) throws MlsException {
    if (objection.isPresent()) {
      throw new MlsException(Fault.AGAINST_POLICY, objection.get());
    }
  }
}
