package org.frontdoor.protocol.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A message and the messages inside it, any one of which can be replaced by other bytes. */
final class MessageTree {

  private final Message root;

  MessageTree(Message root) {
    this.root = root;
  }

  /** The message and all inside it, the outermost first. */
  List<Message> nodes() {
    List<Message> nodes = new ArrayList<>();
    collect(root, nodes);
    return nodes;
  }

  int depth() {
    return depth(root);
  }

  /** The bytes of the whole message with the bytes of one node replaced. */
  ByteString replacing(Message node, ByteString replacement) {
    return encode(root, node, replacement);
  }

  private static void collect(Message message, List<Message> nodes) {
    nodes.add(message);
    children(message).forEach(child -> collect(child, nodes));
  }

  private static int depth(Message message) {
    return 1 + children(message).stream().mapToInt(MessageTree::depth).max().orElse(0);
  }

  private static List<Message> children(Message message) {
    List<Message> children = new ArrayList<>();
    for (FieldDescriptor field : message.getAllFields().keySet()) {
      if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        children.addAll(values(message, field));
      }
    }
    return children;
  }

  private static List<Message> values(Message message, FieldDescriptor field) {
    if (!field.isRepeated()) {
      return List.of((Message) message.getField(field));
    }
    List<Message> values = new ArrayList<>();
    for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
      values.add((Message) message.getRepeatedField(field, i));
    }
    return values;
  }

  @SuppressWarnings("ReferenceEquality") // one node among equal ones
  private static ByteString encode(Message message, Message node, ByteString replacement) {
    if (message == node) {
      return replacement;
    }
    Message.Builder plain = message.toBuilder();
    try (ByteString.Output bytes = ByteString.newOutput()) {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      for (FieldDescriptor field : message.getAllFields().keySet()) {
        if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
          plain.clearField(field);
          for (Message value : values(message, field)) {
            out.writeBytes(field.getNumber(), encode(value, node, replacement));
          }
        }
      }
      out.flush();
      return plain.buildPartial().toByteString().concat(bytes.toByteString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
