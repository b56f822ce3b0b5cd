package org.frontdoor.lab.messenger.mls;

import org.bouncycastle.mls.codec.AuthenticatedContent;
import org.bouncycastle.mls.codec.ContentType;
import org.bouncycastle.mls.codec.FramedContent;
import org.bouncycastle.mls.codec.GroupContext;
import org.bouncycastle.mls.codec.MLSMessage;
import org.bouncycastle.mls.codec.MLSOutputStream;
import org.bouncycastle.mls.codec.SenderType;
import org.bouncycastle.mls.protocol.Group;
import org.frontdoor.lab.messenger.mls.MlsException.Fault;

/** Commits in public messages. */
final class Handshakes {

  private Handshakes() {}

  /** The commit in a public message, not verified yet. */
  static FramedContent commit(byte[] publicMessage) throws MlsException {
    FramedContent content = MlsWire.content(publicMessage);
    if (content.getContentType() != ContentType.COMMIT) {
      throw new MlsException(Fault.MALFORMED, "Public messages are commits here");
    }
    return content;
  }

  /** Membership tag and signature, by which also a member can tell that is removed by it. */
  static AuthenticatedContent verify(byte[] bytes, MLSMessage parsed, Group group)
      throws Exception {
    FramedContent content = commit(bytes);
    GroupContext context = group.getGroupInfo(false).groupInfo.getGroupContext();
    AuthenticatedContent authenticated =
        parsed.publicMessage.unprotect(
            group.getSuite(), group.getKeySchedule().membershipKey, context);
    byte[] key =
        content.getSender().getSenderType() == SenderType.MEMBER
            ? GroupMember.node(group, content.getSender().getSender().value()).getSignatureKey()
            : content.getCommit().getUpdatePath().getLeafNode().getSignatureKey();
    if (!authenticated.verify(group.getSuite(), key, MLSOutputStream.encode(context))) {
      throw new MlsException(Fault.NOT_AUTHENTIC, "The signature of a commit does not verify");
    }
    return authenticated;
  }
}
