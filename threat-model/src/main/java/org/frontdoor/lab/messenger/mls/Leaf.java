package org.frontdoor.lab.messenger.mls;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.mls.TreeKEM.LeafNode;
import org.bouncycastle.mls.codec.CredentialType;
import org.frontdoor.lab.messenger.mls.MlsException.Fault;

/**
 * A member as every other member sees it. The basic credential of a client of the lab is a name in
 * UTF-8, and perhaps a line feed and a voucher in base64url after it.
 *
 * @param index place in the tree of the group, from 0
 * @param name what its credential says; nobody but a policy checks that it is true
 * @param signatureKey with which it signs all it sends
 * @param voucher signature of a {@link NameAuthority}, unverified; empty for none
 */
public record Leaf(int index, String name, ByteString signatureKey, ByteString voucher) {

  private static final char END_OF_NAME = '\n';

  static Leaf of(int index, LeafNode node) throws MlsException {
    if (node.getCredentialType() != CredentialType.basic) {
      throw new MlsException(Fault.MALFORMED, "Clients of the lab have basic credentials only");
    }
    return of(
        index, node.getCredential().getIdentity(), ByteString.copyFrom(node.getSignatureKey()));
  }

  /**
   * A member by the bytes of its credential.
   *
   * @throws MlsException if they are none of a client of the lab
   */
  static Leaf of(int index, byte[] identity, ByteString signatureKey) throws MlsException {
    String text = text(identity);
    int end = text.indexOf(END_OF_NAME);
    return end < 0
        ? new Leaf(index, text, signatureKey, ByteString.EMPTY)
        : new Leaf(index, text.substring(0, end), signatureKey, voucher(text.substring(end + 1)));
  }

  /** What a credential says. */
  static byte[] identity(String name, ByteString voucher) {
    if (name.indexOf(END_OF_NAME) >= 0) {
      throw new IllegalArgumentException("a name is one line");
    }
    String end =
        voucher.isEmpty()
            ? ""
            : END_OF_NAME
                + Base64.getUrlEncoder().withoutPadding().encodeToString(voucher.toByteArray());
    return (name + end).getBytes(StandardCharsets.UTF_8);
  }

  private static ByteString voucher(String text) throws MlsException {
    try {
      return ByteString.copyFrom(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw new MlsException(Fault.MALFORMED, "A voucher is no base64url", e);
    }
  }

  private static String text(byte[] identity) throws MlsException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(identity)).toString();
    } catch (CharacterCodingException e) {
      throw new MlsException(Fault.MALFORMED, "A name is no UTF-8", e);
    }
  }
}
