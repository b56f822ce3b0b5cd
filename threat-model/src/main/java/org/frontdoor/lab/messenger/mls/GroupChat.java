package org.frontdoor.lab.messenger.mls;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.lab.messenger.Mail;
import org.frontdoor.lab.messenger.RelayDevice;
import org.frontdoor.lab.messenger.mls.MlsException.Fault;

/**
 * One user's program for one group: its membership, and the relay that carries what it sends. The
 * group has the same identifier in both; that the relay sends to an account does not make it a
 * member, and a member to whom the relay does not send gets nothing.
 */
public final class GroupChat {

  /** What a mail was to this program. */
  public sealed interface Incoming {

    /** A message of the group. */
    record Taken(Received received) implements Incoming {}

    /** An invitation that was followed. */
    record Joined(long epoch) implements Incoming {}

    /** Refused; nothing has changed. */
    record Refused(Fault fault, String reason) implements Incoming {}
  }

  private final RelayDevice device;
  private final MemberKeys keys;
  private final MembershipPolicy policy;
  private final Joining joining;
  private Optional<GroupMember> member = Optional.empty();

  /** A program that is not in the group yet. */
  public GroupChat(RelayDevice device, MemberKeys keys, MembershipPolicy policy)
      throws MlsException {
    this.device = device;
    this.keys = keys;
    this.policy = policy;
    this.joining = new Joining(keys, policy);
  }

  /** Makes the group, with this user alone in it. */
  public void found(String group) throws MlsException {
    device.createGroup(group);
    member = Optional.of(GroupMember.create(group, keys, policy));
  }

  /** What somebody needs to invite this user. */
  public ByteString keyPackage() throws MlsException {
    return joining.keyPackage();
  }

  /** Adds a user, tells all others, and welcomes him. */
  public void invite(String account, ByteString keyPackage) throws MlsException {
    GroupMember.Commit commit = member().add(keyPackage);
    tell(commit.commit());
    device.addToGroup(member().groupId(), account);
    device.send(account, commit.welcome().orElseThrow());
  }

  /** Joins from outside, and tells all. The relay must send this account the group's messages. */
  public void joinFromOutside(ByteString groupInfo) throws MlsException {
    GroupMember.Joined joined = joining.fromOutside(groupInfo);
    member = Optional.of(joined.member());
    tell(joined.commit());
  }

  /** Removes a leaf, and tells all; the relay goes on sending to the account. */
  public void remove(int leaf) throws MlsException {
    tell(member().remove(leaf));
  }

  /** Renews this user's keys, and tells all. */
  public void renew() throws MlsException {
    tell(member().update());
  }

  /** Says something to all, and returns what the relay was given to carry. */
  public ByteString say(String text) throws MlsException {
    ByteString message = member().encrypt(ByteString.copyFromUtf8(text));
    tell(message);
    return message;
  }

  private void tell(ByteString message) throws MlsException {
    device.sendToGroup(member().groupId(), message);
  }

  /** Takes everything that the relay has for this user, in order. */
  public List<Incoming> receive() {
    List<Incoming> taken = new ArrayList<>();
    for (Mail mail : device.receive()) {
      taken.add(take(mail));
    }
    return List.copyOf(taken);
  }

  private Incoming take(Mail mail) {
    try {
      if (member.isPresent()) {
        return new Incoming.Taken(member.get().handle(mail.content()));
      }
      GroupMember joined = joining.welcomed(mail.content());
      member = Optional.of(joined);
      return new Incoming.Joined(joined.epoch());
    } catch (MlsException e) {
      return new Incoming.Refused(e.fault(), String.valueOf(e.getMessage()));
    }
  }

  /** The device that it runs on. */
  public RelayDevice device() {
    return device;
  }

  /**
   * The membership.
   *
   * @throws MlsException if there is none yet
   */
  public GroupMember member() throws MlsException {
    return member.orElseThrow(() -> new MlsException(Fault.NOT_A_MEMBER, "Not in the group yet"));
  }
}
