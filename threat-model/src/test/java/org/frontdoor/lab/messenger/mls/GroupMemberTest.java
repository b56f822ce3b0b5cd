package org.frontdoor.lab.messenger.mls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.frontdoor.lab.messenger.mls.MembershipPolicy.KeyCheck;
import org.frontdoor.lab.messenger.mls.MlsException.Fault;
import org.junit.jupiter.api.Test;

class GroupMemberTest {

  private static final MembershipPolicy LIBRARY = MembershipPolicy.insecureLibraryAlone();
  private static final MembershipPolicy STRICT =
      MembershipPolicy.strict(KeyCheck.believeAnything());

  private final SecureRandom random = new SecureRandom();

  private MemberKeys keys(String name) {
    return MemberKeys.generate(name, random);
  }

  private GroupMember alone(String name, MembershipPolicy policy) throws MlsException {
    return GroupMember.create("group-1", keys(name), policy);
  }

  /** Adds somebody; the others must be given the commit. */
  private GroupMember add(
      GroupMember by, String name, MembershipPolicy policy, GroupMember... others)
      throws MlsException {
    Joining joining = new Joining(keys(name), policy);
    GroupMember.Commit commit = by.add(joining.keyPackage());
    for (GroupMember other : others) {
      assertThat(other.handle(commit.commit())).isInstanceOf(Received.NewEpoch.class);
    }
    return joining.welcomed(commit.welcome().orElseThrow());
  }

  private static ByteString text(String text) {
    return ByteString.copyFromUtf8(text);
  }

  private static List<String> names(GroupMember member) {
    return member.roster().stream().map(Leaf::name).toList();
  }

  private static Fault fault(ThrowingCallable call) {
    return catchThrowableOfType(MlsException.class, call).fault();
  }

  @Test
  void joiner_isTakenIfTheAuthorityThatIsBelievedHasSignedHisNameAndKey() throws Exception {
    NameAuthority believed = NameAuthority.generate(random);
    MembershipPolicy policy = new MembershipPolicy(true, false, true, believed.check());
    GroupMember alice = GroupMember.create("group-1", believed.vouchFor(keys("alice")), policy);
    Joining bob = new Joining(believed.vouchFor(keys("bob")), policy);
    GroupMember.Commit added = alice.add(bob.keyPackage());
    assertThat(bob.welcomed(added.welcome().orElseThrow()).roster()).hasSize(2);
    ByteString open = alice.groupInfo();

    MemberKeys unsigned = keys("bob");
    MemberKeys elsewhere = NameAuthority.generate(random).vouchFor(keys("bob"));
    MemberKeys ofAnotherKey = keys("bob").withVoucher(alice.roster().getLast().voucher());
    for (MemberKeys refused : List.of(unsigned, elsewhere, ofAnotherKey)) {
      ByteString commit = new Joining(refused, LIBRARY).fromOutside(open).commit();
      assertThat(fault(() -> alice.handle(commit))).isEqualTo(Fault.AGAINST_POLICY);
    }

    ByteString commit =
        new Joining(believed.vouchFor(keys("bob")), LIBRARY).fromOutside(open).commit();
    assertThat(alice.handle(commit)).isInstanceOf(Received.NewEpoch.class);
    assertThat(names(alice)).containsExactly("alice", "bob", "bob");
  }

  @Test
  void text_ofAMember_isReadByAllOthersWithItsSender() throws Exception {
    GroupMember alice = alone("alice", STRICT);
    GroupMember bob = add(alice, "bob", STRICT);
    GroupMember carol = add(alice, "carol", STRICT, bob);

    ByteString message = bob.encrypt(text("hello"));

    for (GroupMember reader : List.of(alice, carol)) {
      assertThat(reader.handle(message))
          .isInstanceOfSatisfying(
              Received.Text.class,
              received -> {
                assertThat(received.text()).isEqualTo(text("hello"));
                assertThat(received.sender().name()).isEqualTo("bob");
              });
    }
  }

  @Test
  void member_addedLater_isInAllRostersAndReadsNothingOfThePast() throws Exception {
    GroupMember alice = alone("alice", STRICT);
    GroupMember bob = add(alice, "bob", STRICT);
    ByteString before = alice.encrypt(text("before"));
    GroupMember carol = add(alice, "carol", STRICT, bob);

    assertThat(fault(() -> carol.handle(before))).isEqualTo(Fault.WRONG_EPOCH);
    assertThat(fault(() -> carol.insistOnReading(before))).isEqualTo(Fault.NOT_AUTHENTIC);
    assertThat(bob.epoch()).isEqualTo(2);
    assertThat(List.of(names(alice), names(bob), names(carol)))
        .containsOnly(List.of("alice", "bob", "carol"));
    assertThat(bob.epochAuthenticator()).isEqualTo(alice.epochAuthenticator());
    assertThat(carol.epochAuthenticator()).isEqualTo(alice.epochAuthenticator());
  }

  @Test
  void member_removed_knowsItAndReadsNothingMore() throws Exception {
    GroupMember alice = alone("alice", STRICT);
    GroupMember bob = add(alice, "bob", STRICT);
    GroupMember carol = add(alice, "carol", STRICT, bob);

    ByteString commit = alice.remove(2);
    assertThat(bob.handle(commit)).isEqualTo(new Received.NewEpoch(3));
    assertThat(carol.handle(commit)).isEqualTo(new Received.Removed(2));

    assertThat(names(bob)).containsExactly("alice", "bob");
    assertThat(fault(() -> carol.handle(alice.encrypt(text("after")))))
        .isEqualTo(Fault.NOT_A_MEMBER);
  }

  @Test
  void commit_withAFlippedBit_isRefusedAndChangesNothing() throws Exception {
    GroupMember alice = alone("alice", STRICT);
    GroupMember bob = add(alice, "bob", STRICT);
    ByteString commit = alice.update();
    byte[] broken = commit.toByteArray();
    broken[broken.length - 1] ^= 1;

    assertThat(fault(() -> bob.handle(ByteString.copyFrom(broken)))).isEqualTo(Fault.NOT_AUTHENTIC);
    assertThat(bob.epoch()).isEqualTo(1);
    assertThat(bob.handle(commit)).isEqualTo(new Received.NewEpoch(2));
  }

  @Test
  void externalJoin_isInAllRostersOfTheLibraryAlone_andRefusedByTheStrictClient() throws Exception {
    GroupMember alice = alone("alice", LIBRARY);
    GroupMember bob = add(alice, "bob", LIBRARY);
    GroupMember careful = add(alice, "careful", STRICT, bob);

    GroupMember.Joined ghost = new Joining(keys("ghost"), LIBRARY).fromOutside(alice.groupInfo());

    assertThat(alice.handle(ghost.commit())).isInstanceOf(Received.NewEpoch.class);
    assertThat(bob.handle(ghost.commit())).isInstanceOf(Received.NewEpoch.class);
    assertThat(names(alice)).contains("ghost").isEqualTo(names(bob));
    assertThat(fault(() -> careful.handle(ghost.commit()))).isEqualTo(Fault.AGAINST_POLICY);
    assertThat(ghost.member().handle(alice.encrypt(text("after"))))
        .isInstanceOf(Received.Text.class);
    assertThat(fault(() -> careful.handle(alice.encrypt(text("after")))))
        .isEqualTo(Fault.WRONG_EPOCH);
  }

  @Test
  void externalJoin_withTheGroupInfoOfAnotherGroup_isRefusedByAll() throws Exception {
    GroupMember alice = alone("alice", LIBRARY);
    GroupMember bob = add(alice, "bob", LIBRARY);
    GroupMember elsewhere = alone("alice", LIBRARY);
    add(elsewhere, "bob", LIBRARY);

    GroupMember.Joined ghost =
        new Joining(keys("ghost"), LIBRARY).fromOutside(elsewhere.groupInfo());

    assertThat(fault(() -> alice.handle(ghost.commit()))).isEqualTo(Fault.NOT_AUTHENTIC);
    assertThat(fault(() -> bob.handle(ghost.commit()))).isEqualTo(Fault.NOT_AUTHENTIC);
  }

  @Test
  void externalEviction_worksOnTheLibraryAlone_andIsRefusedByThePolicy() throws Exception {
    GroupMember alice = alone("alice", LIBRARY);
    GroupMember bob = add(alice, "bob", LIBRARY);
    GroupMember careful = add(alice, "careful", STRICT.withExternalJoins(), bob);

    GroupMember.Joined ghost =
        new Joining(keys("ghost"), LIBRARY).fromOutside(alice.groupInfo(), 1);

    assertThat(alice.handle(ghost.commit())).isInstanceOf(Received.NewEpoch.class);
    assertThat(names(alice)).contains("ghost").doesNotContain("bob");
    assertThat(bob.handle(ghost.commit())).isInstanceOf(Received.Removed.class);
    assertThat(fault(() -> careful.handle(ghost.commit()))).isEqualTo(Fault.AGAINST_POLICY);
  }

  @Test
  void externalJoin_ofOneWhoComesBack_mayRemoveItsOwnEarlierLeaf() throws Exception {
    MembershipPolicy open = STRICT.withExternalJoins();
    GroupMember alice = alone("alice", open);
    GroupMember bob = add(alice, "bob", open);

    GroupMember.Joined again = new Joining(keys("bob"), open).fromOutside(alice.groupInfo(), 1);

    assertThat(alice.handle(again.commit())).isInstanceOf(Received.NewEpoch.class);
    assertThat(bob.handle(again.commit())).isInstanceOf(Received.Removed.class);
    assertThat(names(alice)).containsExactly("alice", "bob");
  }

  @Test
  void nameTwice_isRefusedByTheStrictClientAlone() throws Exception {
    GroupMember alice = alone("alice", LIBRARY);
    GroupMember bob = add(alice, "bob", LIBRARY);
    GroupMember careful = add(alice, "careful", STRICT, bob);
    Joining secondBob = new Joining(keys("bob"), LIBRARY);

    ByteString commit = alice.add(secondBob.keyPackage()).commit();

    assertThat(bob.handle(commit)).isInstanceOf(Received.NewEpoch.class);
    assertThat(names(bob)).containsExactly("alice", "bob", "careful", "bob");
    assertThat(fault(() -> careful.handle(commit))).isEqualTo(Fault.AGAINST_POLICY);
  }

  @Test
  void key_thatIsNotKnownToBelongToItsName_isRefused() throws Exception {
    MemberKeys bob = keys("bob");
    MembershipPolicy knowsBob =
        MembershipPolicy.strict(
            leaf -> !leaf.name().equals("bob") || leaf.signatureKey().equals(bob.signatureKey()));
    GroupMember alice = alone("alice", knowsBob);

    ByteString foreign = new Joining(keys("bob"), LIBRARY).keyPackage();

    assertThat(fault(() -> alice.add(foreign))).isEqualTo(Fault.AGAINST_POLICY);
    assertThat(alice.epoch()).isZero();
    assertThat(alice.add(new Joining(bob, LIBRARY).keyPackage()).welcome()).isPresent();
  }

  @Test
  void message_handledTwice_isRefusedTheSecondTime() throws Exception {
    GroupMember alice = alone("alice", STRICT);
    GroupMember bob = add(alice, "bob", STRICT);
    ByteString message = alice.encrypt(text("once"));

    bob.handle(message);

    assertThat(fault(() -> bob.handle(message))).isEqualTo(Fault.NOT_AUTHENTIC);
  }

  @Test
  void message_afterTooManyMissingOnes_isRefused() throws Exception {
    GroupMember alice = alone("alice", STRICT);
    GroupMember bob = add(alice, "bob", STRICT);
    ByteString last = ByteString.EMPTY;
    for (int i = 0; i < GroupMember.LARGEST_GAP + 1; i++) {
      last = alice.encrypt(text("x"));
    }
    ByteString tooFar = last;

    assertThat(fault(() -> bob.handle(tooFar))).isEqualTo(Fault.NOT_AUTHENTIC);
  }

  /** A fault of bcmls 1.84, kept here so that its repair is noticed. */
  @Test
  void group_whoseLeftHalfHasLeft_canBeJoinedByNobody() throws Exception {
    GroupMember alice = alone("alice", LIBRARY);
    GroupMember bob = add(alice, "bob", LIBRARY);
    GroupMember carol = add(alice, "carol", LIBRARY, bob);
    GroupMember dan = add(alice, "dan", LIBRARY, bob, carol);
    ByteString firstLeaves = carol.remove(0);
    bob.handle(firstLeaves);
    dan.handle(firstLeaves);
    dan.handle(carol.remove(1));
    ByteString info = carol.groupInfo();

    assertThat(dan.epochAuthenticator()).isEqualTo(carol.epochAuthenticator());
    assertThat(fault(() -> new Joining(keys("eve"), LIBRARY).fromOutside(info)))
        .isEqualTo(Fault.NOT_AUTHENTIC);
  }
}
