package org.frontdoor.lab.messenger.mls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.frontdoor.lab.messenger.mls.MembershipPolicy.KeyCheck;
import org.junit.jupiter.api.Test;

/**
 * Random sequences of changes; the founder stays, since the library fails without anybody in the
 * left half of the tree. Every failure names the seed, and {@code -Dfrontdoor.seed=N} repeats it.
 */
class GroupMemberPropertyTest {

  private static final int GROUPS = 12;
  private static final int STEPS = 25;
  private static final int MOST_MEMBERS = 9;
  private static final MembershipPolicy OPEN =
      MembershipPolicy.strict(KeyCheck.believeAnything()).withExternalJoins();

  private final SecureRandom keys = new SecureRandom();
  private final List<GroupMember> members = new ArrayList<>();
  private final List<GroupMember> gone = new ArrayList<>();
  private Random random = new Random(0);
  private int names;

  @Test
  void afterAnyChanges_allMembersAgreeAndReadEachOther_andNobodyElseReads() throws Exception {
    long first = Long.getLong("frontdoor.seed", new SecureRandom().nextLong());
    for (int i = 0; i < GROUPS; i++) {
      long seed = first + i;
      random = new Random(seed);
      members.clear();
      gone.clear();
      members.add(GroupMember.create("group", client(), OPEN));
      for (int step = 0; step < STEPS; step++) {
        String what = "seed " + seed + " step " + step + ": " + change();
        agree(what);
        talk(what);
      }
    }
  }

  private MemberKeys client() {
    names++;
    return MemberKeys.generate("user-" + names, keys);
  }

  private GroupMember anyone() {
    return members.get(random.nextInt(members.size()));
  }

  private String change() throws MlsException {
    int choice = random.nextInt(10);
    if (members.size() == 1 || (choice < 4 && members.size() < MOST_MEMBERS)) {
      return choice < 3 ? add() : joinFromOutside();
    }
    return choice < 7 && members.size() > 2 ? remove() : update();
  }

  private String add() throws MlsException {
    GroupMember by = anyone();
    Joining joining = new Joining(client(), OPEN);
    GroupMember.Commit commit = by.add(joining.keyPackage());
    deliver(by, commit.commit());
    members.add(joining.welcomed(commit.welcome().orElseThrow()));
    return "add";
  }

  private String joinFromOutside() throws MlsException {
    GroupMember.Joined joined = new Joining(client(), OPEN).fromOutside(anyone().groupInfo());
    deliver(joined.member(), joined.commit());
    members.add(joined.member());
    return "join from outside";
  }

  private String remove() throws MlsException {
    GroupMember by = anyone();
    GroupMember leaving = anyone();
    if (by == leaving || leaving == members.getFirst()) {
      return update();
    }
    int leaf =
        by.roster().stream()
            .filter(other -> other.name().equals(leaving.name()))
            .findFirst()
            .orElseThrow()
            .index();
    deliver(by, by.remove(leaf));
    assertThat(leaving.isRemoved()).isTrue();
    members.remove(leaving);
    gone.add(leaving);
    return "remove";
  }

  private String update() throws MlsException {
    GroupMember by = anyone();
    deliver(by, by.update());
    return "update";
  }

  private void deliver(GroupMember by, ByteString commit) throws MlsException {
    for (GroupMember member : members) {
      if (member != by) {
        member.handle(commit);
      }
    }
  }

  private void agree(String what) {
    GroupMember first = members.getFirst();
    for (GroupMember member : members) {
      assertThat(member.epoch()).as(what).isEqualTo(first.epoch());
      assertThat(member.roster()).as(what).isEqualTo(first.roster()).hasSize(members.size());
      assertThat(member.epochAuthenticator()).as(what).isEqualTo(first.epochAuthenticator());
    }
  }

  private void talk(String what) throws MlsException {
    GroupMember sender = anyone();
    ByteString text = ByteString.copyFromUtf8(what);
    ByteString message = sender.encrypt(text);
    for (GroupMember member : members) {
      if (member != sender) {
        Received received = member.handle(message);
        assertThat(received)
            .as(what)
            .isInstanceOfSatisfying(
                Received.Text.class,
                read -> {
                  assertThat(read.text()).isEqualTo(text);
                  assertThat(read.sender().name()).isEqualTo(sender.name());
                });
      }
    }
    for (GroupMember former : gone) {
      assertThatThrownBy(() -> former.insistOnReading(message))
          .as(what)
          .isInstanceOf(MlsException.class);
    }
  }
}
