package org.frontdoor.lab.front;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reader that takes the first of several values of a field, as some do, where the protobuf
 * libraries take the last and merge messages.
 */
public final class FirstWins {

  private static final int DEEPEST = 64;

  private FirstWins() {}

  /**
   * The same message with nothing left but the first value of each singular field.
   *
   * @param type of the message
   * @throws IOException if it is no message at all, or nested too deep
   */
  public static ByteString read(Descriptor type, ByteString bytes) throws IOException {
    return read(type, bytes, DEEPEST);
  }

  private static ByteString read(Descriptor type, ByteString bytes, int depth) throws IOException {
    if (depth == 0) {
      throw new IOException("nested too deep");
    }
    CodedInputStream in = bytes.newCodedInput();
    ByteString.Output kept = ByteString.newOutput();
    CodedOutputStream out = CodedOutputStream.newInstance(kept);
    Set<Integer> seen = new HashSet<>();
    while (!in.isAtEnd()) {
      int start = in.getTotalBytesRead();
      int tag = in.readTag();
      int number = WireFormat.getTagFieldNumber(tag);
      @Nullable FieldDescriptor field = type.findFieldByNumber(number);
      boolean first = field == null || field.isRepeated() || seen.add(number);
      if (field != null && isMessage(field, tag)) {
        ByteString inner = read(field.getMessageType(), in.readBytes(), depth - 1);
        if (first) {
          out.writeBytes(number, inner);
        }
      } else {
        skip(in, tag);
        if (first) {
          out.writeRawBytes(bytes.substring(start, in.getTotalBytesRead()));
        }
      }
    }
    out.flush();
    return kept.toByteString();
  }

  private static boolean isMessage(FieldDescriptor field, int tag) {
    return field.getJavaType() == JavaType.MESSAGE
        && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }

  private static void skip(CodedInputStream in, int tag) throws IOException {
    if (!in.skipField(tag)) {
      throw new IOException("the end of a group that has not begun");
    }
  }
}
