package org.frontdoor.lab.messenger.mls;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.mls.TreeKEM.LeafNode;
import org.bouncycastle.mls.codec.CredentialType;
import org.frontdoor.lab.messenger.mls.MlsException.Fault;

/**
 * A member as every other member sees it.
 *
 * @param index place in the tree of the group, from 0
 * @param name what its credential says; nobody but a policy checks that it is true
 * @param signatureKey with which it signs all it sends
 */
public record Leaf(int index, String name, ByteString signatureKey) {

  static Leaf of(int index, LeafNode node) throws MlsException {
    if (node.getCredentialType() != CredentialType.basic) {
      throw new MlsException(Fault.MALFORMED, "Clients of the lab have basic credentials only");
    }
    return new Leaf(
        index,
        name(node.getCredential().getIdentity()),
        ByteString.copyFrom(node.getSignatureKey()));
  }

  private static String name(byte[] identity) throws MlsException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(identity)).toString();
    } catch (CharacterCodingException e) {
      throw new MlsException(Fault.MALFORMED, "A name is no UTF-8", e);
    }
  }
}
