package org.frontdoor.lab.messenger.mls;

import org.bouncycastle.mls.TreeKEM.TreeKEMPublicKey;
import org.bouncycastle.mls.codec.Extension;
import org.bouncycastle.mls.codec.ExtensionType;
import org.bouncycastle.mls.codec.FramedContent;
import org.bouncycastle.mls.codec.GroupInfo;
import org.bouncycastle.mls.codec.MLSMessage;
import org.bouncycastle.mls.codec.MLSOutputStream;
import org.bouncycastle.mls.codec.ProtocolVersion;
import org.bouncycastle.mls.codec.WireFormat;
import org.frontdoor.lab.messenger.mls.MlsException.Fault;

/** Messages of RFC 9420, section 6, as bytes: strictly read, never believed. */
final class MlsWire {

  /** What fits into a message of the relay. */
  static final int MAX_BYTES = 65_536;

  /** Version and wire format. */
  private static final int HEADER_BYTES = 4;

  private MlsWire() {}

  static MLSMessage parse(byte[] bytes) throws MlsException {
    if (bytes.length > MAX_BYTES) {
      throw new MlsException(Fault.MALFORMED, "Larger than the relay carries");
    }
    MLSMessage message =
        MlsLibrary.alone(Fault.MALFORMED, () -> BoundedInput.readWhole(bytes, MLSMessage.class));
    if (message.version != ProtocolVersion.mls10) {
      throw new MlsException(Fault.MALFORMED, "Not of version 1.0");
    }
    return message;
  }

  static MLSMessage parse(byte[] bytes, WireFormat expected) throws MlsException {
    MLSMessage message = parse(bytes);
    if (message.wireFormat != expected) {
      throw new MlsException(Fault.MALFORMED, "Not a message of this kind");
    }
    return message;
  }

  /** The signed part of a public message, which the library keeps to itself. */
  static FramedContent content(byte[] publicMessage) throws MlsException {
    return MlsLibrary.alone(
        Fault.MALFORMED,
        () -> new FramedContent(new BoundedInput(BoundedInput.after(HEADER_BYTES, publicMessage))));
  }

  static TreeKEMPublicKey tree(GroupInfo info) throws MlsException {
    for (Extension extension : info.getExtensions()) {
      if (extension.extensionType == ExtensionType.RATCHET_TREE) {
        return MlsLibrary.alone(
            Fault.MALFORMED,
            () -> BoundedInput.readWhole(extension.extension_data, TreeKEMPublicKey.class));
      }
    }
    throw new MlsException(Fault.MALFORMED, "A GroupInfo without the tree of the group");
  }

  static byte[] encode(MLSMessage message) throws MlsException {
    return MlsLibrary.alone(Fault.MALFORMED, () -> MLSOutputStream.encode(message));
  }
}
