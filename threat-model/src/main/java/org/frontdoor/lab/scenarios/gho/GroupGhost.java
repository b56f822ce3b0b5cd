package org.frontdoor.lab.scenarios.gho;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.List;
import org.frontdoor.lab.messenger.Mail;
import org.frontdoor.lab.messenger.RelayDevice;
import org.frontdoor.lab.messenger.mls.GroupMember;
import org.frontdoor.lab.messenger.mls.Joining;
import org.frontdoor.lab.messenger.mls.MemberKeys;
import org.frontdoor.lab.messenger.mls.MembershipPolicy;
import org.frontdoor.lab.messenger.mls.MlsException;
import org.frontdoor.lab.messenger.mls.Received;

/**
 * Somebody who joins a group from outside and says nothing. The relay sends him what it sends to
 * members, since he sits there; what he can open is another matter.
 */
final class GroupGhost {

  private final RelayDevice device;
  private final GroupMember member;
  private long read;

  private GroupGhost(RelayDevice device, GroupMember member) {
    this.device = device;
    this.member = member;
  }

  /**
   * Joins, and removes nobody.
   *
   * @param name that he gives himself
   * @param random for his own keys
   */
  static GroupGhost join(RelayPosition at, ByteString groupInfo, String name, SecureRandom random)
      throws MlsException {
    return join(at, groupInfo, MemberKeys.generate(name, random));
  }

  /**
   * Joins, and removes nobody.
   *
   * @param keys his own, under the name that he gives himself
   */
  static GroupGhost join(RelayPosition at, ByteString groupInfo, MemberKeys keys)
      throws MlsException {
    return enter(at, joining(keys).fromOutside(groupInfo));
  }

  /**
   * Joins, and removes somebody on the way.
   *
   * @param leaf place of the other in the tree
   */
  static GroupGhost joinInPlaceOf(
      int leaf, RelayPosition at, ByteString groupInfo, String name, SecureRandom random)
      throws MlsException {
    return enter(at, joining(MemberKeys.generate(name, random)).fromOutside(groupInfo, leaf));
  }

  private static Joining joining(MemberKeys keys) throws MlsException {
    return new Joining(keys, MembershipPolicy.insecureLibraryAlone());
  }

  private static GroupGhost enter(RelayPosition at, GroupMember.Joined joined) {
    RelayDevice device = at.relay().register(at.account());
    at.relay().addToGroup(at.shown(), at.group(), device.account());
    device.sendToGroup(at.group(), joined.commit());
    return new GroupGhost(device, joined.member());
  }

  /** How many of these he can open. */
  long open(List<ByteString> recorded) {
    return recorded.stream().filter(this::opens).count();
  }

  private boolean opens(ByteString message) {
    try {
      return !member.insistOnReading(message).isEmpty();
    } catch (MlsException e) {
      return false;
    }
  }

  /** Takes what the relay sends him; follows the group as long as he can, and reads what he can. */
  void listen() {
    for (Mail mail : device.receive()) {
      read += follow(mail.content()) ? 1 : 0;
    }
  }

  private boolean follow(ByteString message) {
    try {
      return member.handle(message) instanceof Received.Text;
    } catch (MlsException e) {
      return opens(message);
    }
  }

  /** Messages that he was sent and has read. */
  long read() {
    return read;
  }
}
