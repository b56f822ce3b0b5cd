package org.frontdoor.protocol.verify;

import java.util.ArrayList;
import java.util.List;

/** Findings in the order in which they were made; the first ones are kept, the rest is counted. */
final class Findings {

  /** Most findings that are kept. */
  static final int KEPT = 1000;

  private final List<Finding> kept = new ArrayList<>();
  private long omitted;

  void add(FindingKind kind, String liid, long position, long record) {
    if (kept.size() < KEPT) {
      kept.add(new Finding(kind, liid, position, record));
    } else {
      omitted++;
    }
  }

  List<Finding> kept() {
    return kept;
  }

  long omitted() {
    return omitted;
  }

  Findings copy() {
    var copy = new Findings();
    copy.kept.addAll(kept);
    copy.omitted = omitted;
    return copy;
  }
}
