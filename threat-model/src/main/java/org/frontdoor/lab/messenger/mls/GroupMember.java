package org.frontdoor.lab.messenger.mls;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.mls.TreeKEM.LeafIndex;
import org.bouncycastle.mls.TreeKEM.LeafNode;
import org.bouncycastle.mls.codec.MLSMessage;
import org.bouncycastle.mls.codec.Proposal;
import org.bouncycastle.mls.codec.WireFormat;
import org.bouncycastle.mls.crypto.Secret;
import org.bouncycastle.mls.protocol.Group;
import org.frontdoor.lab.messenger.mls.MlsException.Fault;

/**
 * One client's membership of one group, through its epochs. Commits are public messages with all
 * proposals in them, texts are private messages; whoever commits goes on to the next epoch at once.
 *
 * <pre>
 * member   -- text -->                                  member, same epoch
 * member   -- commit of another, or own -->             member, next epoch
 * member   -- commit that removes it -->                removed
 * any      -- what is refused, for whatever reason -->  as before
 * </pre>
 *
 * <p>Used by one thread.
 */
public final class GroupMember {

  /** Messages of one sender that may be missing before one that is still read. */
  static final int LARGEST_GAP = 1_000;

  /** The generation before the first. */
  private static final int NOTHING = -1;

  /**
   * A commit, to be handed to all other members.
   *
   * @param commit for those who are members
   * @param welcome for who is added by it, if anybody is
   */
  public record Commit(ByteString commit, Optional<ByteString> welcome) {}

  /**
   * What came of joining from outside.
   *
   * @param member in the epoch that begins with the commit
   * @param commit to be handed to all members
   */
  public record Joined(GroupMember member, ByteString commit) {}

  private final MemberKeys keys;
  private final MembershipPolicy policy;
  private final Map<Integer, Integer> generations = new HashMap<>();
  private Group group;
  private boolean removed;

  GroupMember(MemberKeys keys, MembershipPolicy policy, Group group) {
    this.keys = keys;
    this.policy = policy;
    this.group = group;
  }

  /** Makes a group of one. */
  public static GroupMember create(String groupId, MemberKeys keys, MembershipPolicy policy)
      throws MlsException {
    MemberKeys.Offer offer = keys.offer();
    return MlsLibrary.alone(
        Fault.MALFORMED,
        () ->
            new GroupMember(
                keys,
                policy,
                new Group(
                    groupId.getBytes(StandardCharsets.UTF_8),
                    MlsLibrary.SUITE,
                    offer.leaf(),
                    keys.signatureSecret(),
                    offer.keyPackage().getLeafNode(),
                    List.of())));
  }

  /** Identifier of the group. */
  public String groupId() {
    return new String(group.getGroupID(), StandardCharsets.UTF_8);
  }

  /** The name under which it is in the roster. */
  public String name() {
    return keys.name();
  }

  /** Number of the epoch that this member is in. */
  public long epoch() {
    return group.getEpoch();
  }

  /** Whether it has been removed; then it can do nothing more. */
  public boolean isRemoved() {
    return removed;
  }

  /**
   * A value that all who are in the same state of the group have in common, and nobody else (RFC
   * 9420, section 8.7). Compared outside the group, it shows whether the group was split.
   */
  public ByteString epochAuthenticator() {
    return ByteString.copyFrom(group.getEpochAuthenticator());
  }

  /** All members, in the order of their places in the tree. */
  public List<Leaf> roster() {
    try {
      return MlsLibrary.alone(Fault.MALFORMED, () -> Rosters.of(group.getTree()));
    } catch (MlsException e) {
      throw new IllegalStateException("every leaf was read when it was added", e);
    }
  }

  /** Encrypts a text to all members. */
  public ByteString encrypt(ByteString text) throws MlsException {
    requireMember();
    return MlsLibrary.alone(
        Fault.MALFORMED,
        () ->
            ByteString.copyFrom(MlsWire.encode(group.protect(new byte[0], text.toByteArray(), 0))));
  }

  /**
   * Adds a client by its key package, and goes to the next epoch.
   *
   * @throws MlsException if it is none, or if the policy is against it
   */
  public Commit add(ByteString keyPackage) throws MlsException {
    MLSMessage message = MlsWire.parse(keyPackage.toByteArray(), WireFormat.mls_key_package);
    return commit(Proposal::add, message.keyPackage);
  }

  /**
   * Removes a member by its place in the tree, and goes to the next epoch. Two must be left: the
   * library cannot make the path of a commit in a tree of one leaf.
   */
  public ByteString remove(int leaf) throws MlsException {
    return commit(Proposal::remove, new LeafIndex(leaf)).commit();
  }

  /** Renews this member's own keys, and goes to the next epoch. */
  public ByteString update() throws MlsException {
    return commit(List.of()).commit();
  }

  private interface ProposalOf<T> {
    Proposal make(T subject) throws Exception;
  }

  private <T> Commit commit(ProposalOf<T> proposal, T subject) throws MlsException {
    return commit(List.of(MlsLibrary.alone(Fault.MALFORMED, () -> proposal.make(subject))));
  }

  private Commit commit(List<Proposal> proposals) throws MlsException {
    requireMember();
    Group.GroupWithMessage made =
        MlsLibrary.alone(
            Fault.MALFORMED,
            () ->
                group.commit(
                    new Secret(keys.freshSecret()),
                    new Group.CommitOptions(new ArrayList<>(proposals), true, true, null),
                    new Group.MessageOptions(),
                    new Group.CommitParameters(Group.NORMAL_COMMIT_PARAMS)));
    byte[] commit = MlsWire.encode(made.message);
    requireAllowed(commit);
    Optional<ByteString> welcome = proposals.isEmpty() ? Optional.empty() : welcome(made);
    enter(made.group);
    return new Commit(ByteString.copyFrom(commit), welcome);
  }

  private static Optional<ByteString> welcome(Group.GroupWithMessage made) throws MlsException {
    MLSMessage welcome = new MLSMessage(WireFormat.mls_welcome);
    welcome.welcome = made.message.welcome;
    return Optional.of(ByteString.copyFrom(MlsWire.encode(welcome)));
  }

  /**
   * Everything that somebody needs who wants to join without being added: the state of the group as
   * far as it is public, and the public key to which a joiner encrypts (RFC 9420, section 12.4.3).
   */
  public ByteString groupInfo() throws MlsException {
    requireMember();
    return ByteString.copyFrom(
        MlsWire.encode(MlsLibrary.alone(Fault.MALFORMED, () -> group.getGroupInfo(true))));
  }

  /**
   * Takes a message of the group.
   *
   * @throws MlsException if it is refused; then nothing has changed
   */
  public Received handle(ByteString message) throws MlsException {
    requireMember();
    byte[] bytes = message.toByteArray();
    MLSMessage parsed = MlsWire.parse(bytes);
    return switch (parsed.wireFormat) {
      case mls_private_message -> {
        requireEpoch(parsed.getEpoch());
        yield text(bytes, parsed);
      }
      case mls_public_message -> change(bytes, parsed);
      default -> throw new MlsException(Fault.MALFORMED, "Not a message to a group");
    };
  }

  /**
   * Tries to decrypt a text with the keys that this member has, whatever epoch it belongs to and
   * whether or not it was removed: what a client does that wants to read what it is not meant to.
   *
   * @throws MlsException if its keys do not open it
   */
  public ByteString insistOnReading(ByteString message) throws MlsException {
    byte[] bytes = message.toByteArray();
    return text(bytes, MlsWire.parse(bytes, WireFormat.mls_private_message)).text();
  }

  private Received.Text text(byte[] bytes, MLSMessage parsed) throws MlsException {
    SenderData sender =
        MlsLibrary.alone(Fault.NOT_AUTHENTIC, () -> SenderData.open(bytes, group.getKeySchedule()));
    Leaf leaf = leaf(sender.leaf());
    if (!sender.follows(generations.getOrDefault(sender.leaf(), NOTHING), LARGEST_GAP)) {
      throw new MlsException(Fault.NOT_AUTHENTIC, "Too many messages of the sender are missing");
    }
    byte[][] opened = MlsLibrary.alone(Fault.NOT_AUTHENTIC, () -> group.unprotect(parsed));
    generations.merge(sender.leaf(), sender.generation(), Math::max);
    return new Received.Text(leaf, epoch(), ByteString.copyFrom(opened[1]));
  }

  private Received change(byte[] bytes, MLSMessage parsed) throws MlsException {
    requireEpoch(parsed.getEpoch());
    MembershipPolicy.Change change = requireAllowed(bytes);
    var authentic =
        MlsLibrary.alone(Fault.NOT_AUTHENTIC, () -> Handshakes.verify(bytes, parsed, group));
    if (change.removed().contains(group.getIndex().value())) {
      removed = true;
      return new Received.Removed(epoch());
    }
    enter(MlsLibrary.alone(Fault.NOT_AUTHENTIC, () -> group.handle(authentic, null, null)));
    return new Received.NewEpoch(epoch());
  }

  private void enter(Group next) {
    group = next;
    generations.clear();
  }

  private MembershipPolicy.Change requireAllowed(byte[] commit) throws MlsException {
    MembershipPolicy.Change change = CommitReader.read(Handshakes.commit(commit));
    Optional<String> objection = policy.objection(change, roster());
    if (objection.isPresent()) {
      throw new MlsException(Fault.AGAINST_POLICY, objection.get());
    }
    return change;
  }

  private Leaf leaf(int index) throws MlsException {
    return roster().stream()
        .filter(leaf -> leaf.index() == index)
        .findFirst()
        .orElseThrow(() -> new MlsException(Fault.NOT_AUTHENTIC, "Sent by nobody in the group"));
  }

  private void requireEpoch(long epoch) throws MlsException {
    if (epoch != epoch()) {
      throw new MlsException(Fault.WRONG_EPOCH, "Of epoch " + epoch + ", not " + epoch());
    }
  }

  private void requireMember() throws MlsException {
    if (removed) {
      throw new MlsException(Fault.NOT_A_MEMBER, "This member has been removed");
    }
  }

  static LeafNode node(Group group, int index) throws MlsException {
    LeafNode node =
        index < 0 || index >= group.getTree().getSize().leafCount()
            ? null
            : group.getTree().getLeafNode(new LeafIndex(index));
    if (node == null) {
      throw new MlsException(Fault.NOT_AUTHENTIC, "Nobody is at this place of the tree");
    }
    return node;
  }
}
