package org.frontdoor.protocol.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;

/** Bytes as no generated class would write them. */
final class WireBytes {

  private WireBytes() {}

  /** Something that is written by hand. */
  interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  static ByteString write(Writing writing) {
    try (ByteString.Output bytes = ByteString.newOutput()) {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      writing.to(out);
      out.flush();
      return bytes.toByteString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
