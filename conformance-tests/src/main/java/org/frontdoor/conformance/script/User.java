package org.frontdoor.conformance.script;

import com.google.protobuf.ByteString;
import org.frontdoor.uppertester.v1.AddMember;
import org.frontdoor.uppertester.v1.CloseSession;
import org.frontdoor.uppertester.v1.CreateGroup;
import org.frontdoor.uppertester.v1.InjectedEvent;
import org.frontdoor.uppertester.v1.LeaveGroup;
import org.frontdoor.uppertester.v1.OpenSession;
import org.frontdoor.uppertester.v1.RetrieveMessages;
import org.frontdoor.uppertester.v1.SendMessage;

/**
 * What a user can do with one device, for {@link Tester#events}. It belongs to the session that the
 * device has open, if it has one.
 *
 * @param account of the user
 * @param device number of the device, from 1
 */
public record User(String account, int device) {

  private static final ByteString SEALED = ByteString.copyFromUtf8("sealed by the devices");

  /** A user with one device. */
  public static User of(String account) {
    return new User(account, 1);
  }

  /** Opens a session. */
  public InjectedEvent opens() {
    return event().setOpenSession(OpenSession.getDefaultInstance()).build();
  }

  /** Closes it. */
  public InjectedEvent closes() {
    return event().setCloseSession(CloseSession.getDefaultInstance()).build();
  }

  /** Sends a message to an account. */
  public InjectedEvent sends(String to) {
    return sends(to, SEALED);
  }

  /** Sends a message of that content to an account. */
  public InjectedEvent sends(String to, ByteString content) {
    return event()
        .setSendMessage(SendMessage.newBuilder().setAccountId(to).setContent(content))
        .build();
  }

  /** Fetches all messages that wait for the device; it needs a session for it. */
  public InjectedEvent retrieves() {
    return event().setRetrieveMessages(RetrieveMessages.getDefaultInstance()).build();
  }

  /** Makes a group. */
  public InjectedEvent makes(String group) {
    return event().setCreateGroup(CreateGroup.newBuilder().setGroupId(group)).build();
  }

  /** Adds somebody to a group. */
  public InjectedEvent adds(String group, String added) {
    return event()
        .setAddMember(AddMember.newBuilder().setGroupId(group).setAccountId(added))
        .build();
  }

  /** Leaves a group. */
  public InjectedEvent leaves(String group) {
    return event().setLeaveGroup(LeaveGroup.newBuilder().setGroupId(group)).build();
  }

  private InjectedEvent.Builder event() {
    return InjectedEvent.newBuilder().setAccountId(account).setDevice(device);
  }
}
