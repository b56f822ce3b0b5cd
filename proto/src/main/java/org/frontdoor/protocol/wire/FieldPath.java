package org.frontdoor.protocol.wire;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the scan stands, written down only when it finds a fault. */
final class FieldPath {

  private static final int USUAL_DEPTH = 8;

  private @Nullable FieldShape[] fields = new @Nullable FieldShape[USUAL_DEPTH];
  private int[] indices = new int[USUAL_DEPTH];
  private int depth;

  void enter(FieldShape field, int index) {
    if (depth == indices.length) {
      fields = Arrays.copyOf(fields, 2 * depth);
      indices = Arrays.copyOf(indices, 2 * depth);
    }
    fields[depth] = field;
    indices[depth++] = index;
  }

  void moveTo(int index) {
    indices[depth - 1] = index;
  }

  void leave() {
    depth--;
  }

  @Override
  public String toString() {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      FieldShape field = Objects.requireNonNull(fields[i]);
      path.append(path.isEmpty() ? "" : ".").append(field.name());
      if (field.repeated()) {
        path.append('[').append(indices[i]).append(']');
      }
    }
    return path.toString();
  }
}
