package org.frontdoor.lab.messenger.mls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import org.frontdoor.lab.messenger.mls.MembershipPolicy.KeyCheck;

class MlsWireFuzzTest {

  private static final MembershipPolicy STRICT =
      MembershipPolicy.strict(KeyCheck.believeAnything());

  /** Nothing that a stranger makes up is a message of a group or changes its state. */
  @FuzzTest
  void member_ofAnyBytes_refusesAndStaysWhereItIs(byte[] message) throws Exception {
    GroupMember member = GroupMember.create("group", keys(), STRICT);
    try {
      fail("accepted: " + member.handle(ByteString.copyFrom(message)));
    } catch (MlsException e) {
      assertThat(member.epoch()).isZero();
      assertThat(e.fault()).isNotEqualTo(MlsException.Fault.NOT_A_MEMBER);
    }
  }

  /** No bytes are a Welcome for keys that nobody has seen, or a GroupInfo that somebody signed. */
  @FuzzTest
  void joiner_ofAnyBytes_refuses(byte[] message) throws Exception {
    Joining joining = new Joining(keys(), STRICT);
    try {
      fail("welcomed to " + joining.welcomed(ByteString.copyFrom(message)).groupId());
    } catch (MlsException e) {
      assertThat(e.fault()).isNotNull();
    }
    try {
      fail("joined " + joining.fromOutside(ByteString.copyFrom(message)).member().groupId());
    } catch (MlsException e) {
      assertThat(e.fault()).isNotNull();
    }
  }

  /** A credential of any bytes is none, or has a name of one line that no authority has signed. */
  @FuzzTest
  void leaf_ofAnyCredential_isRefusedOrNotVouchedFor(byte[] identity) {
    try {
      Leaf leaf = Leaf.of(0, identity, keys().signatureKey());
      assertThat(leaf.name()).doesNotContain("\n");
      assertThat(NameAuthority.generate(new SecureRandom()).check().belongs(leaf)).isFalse();
    } catch (MlsException e) {
      assertThat(e.fault()).isEqualTo(MlsException.Fault.MALFORMED);
    }
  }

  private static MemberKeys keys() {
    return MemberKeys.generate("member", new SecureRandom());
  }
}
