package org.frontdoor.protocol.wire;

import java.util.ArrayList;
import java.util.List;

/** Where the scan stands, written down only when it finds a fault. */
final class FieldPath {

  private final List<FieldShape> fields = new ArrayList<>();
  private final List<Integer> indices = new ArrayList<>();

  void enter(FieldShape field, int index) {
    fields.add(field);
    indices.add(index);
  }

  void moveTo(int index) {
    indices.set(indices.size() - 1, index);
  }

  void leave() {
    fields.removeLast();
    indices.removeLast();
  }

  @Override
  public String toString() {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      path.append(path.isEmpty() ? "" : ".").append(fields.get(i).name());
      if (fields.get(i).repeated()) {
        path.append('[').append(indices.get(i)).append(']');
      }
    }
    return path.toString();
  }
}
