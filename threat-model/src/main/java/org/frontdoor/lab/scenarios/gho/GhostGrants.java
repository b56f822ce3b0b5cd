package org.frontdoor.lab.scenarios.gho;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import org.frontdoor.lab.messenger.Relay;
import org.frontdoor.lab.messenger.mls.GroupMember;
import org.frontdoor.lab.messenger.mls.Joining;
import org.frontdoor.lab.messenger.mls.MemberKeys;
import org.frontdoor.lab.messenger.mls.MembershipPolicy;
import org.frontdoor.lab.messenger.mls.MlsException;
import org.frontdoor.lab.scenario.Knowledge;
import org.frontdoor.lab.scenario.Stage;

/** What somebody at the provider has in hand who wants to join a group from outside. */
final class GhostGrants {

  /** Everything that a joiner needs; its decoy is that of another group. */
  static final Knowledge<ByteString> GROUP_INFO = new Knowledge<>("group.info");

  /** His place at the relay. */
  static final Knowledge<RelayPosition> POSITION = new Knowledge<>("relay.position");

  private GhostGrants() {}

  /** Gives both for a group as it is now. */
  static void give(Stage stage, GroupWorld group) throws MlsException {
    ByteString ofAnother = groupInfoOfAnotherGroup(stage.secureRandom("another group"));
    stage.grant(GROUP_INFO, group.founder().member().groupInfo(), () -> ofAnother);
    givePosition(stage, group);
  }

  /** The same where the GroupInfo is public, and so has no decoy. */
  static void givePublished(Stage stage, GroupWorld group) throws MlsException {
    stage.grant(GROUP_INFO, group.founder().member().groupInfo());
    givePosition(stage, group);
  }

  private static void givePosition(Stage stage, GroupWorld group) {
    stage.grant(
        POSITION,
        new RelayPosition(
            group.relay(),
            group.group(),
            group.founder().device().token(),
            Relay.freshAccount(stage.reference(), "ghost")));
  }

  private static ByteString groupInfoOfAnotherGroup(SecureRandom random) throws MlsException {
    MembershipPolicy any = MembershipPolicy.insecureLibraryAlone();
    GroupMember alone =
        GroupMember.create("another-group", MemberKeys.generate("alice", random), any);
    var unused = alone.add(new Joining(MemberKeys.generate("bob", random), any).keyPackage());
    return alone.groupInfo();
  }
}
