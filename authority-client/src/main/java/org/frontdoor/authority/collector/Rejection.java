package org.frontdoor.authority.collector;

import org.frontdoor.authority.store.FindingKind;

/** A check has failed. The message is one sentence without target, content or key. */
final class Rejection extends Exception {

  private static final long serialVersionUID = 1L;

  private final FindingKind kind;

  Rejection(FindingKind kind, String sentence) {
    super(sentence, null, false, false);
    this.kind = kind;
  }

  /** Refuses with this kind and sentence where the condition does not hold. */
  static void unless(boolean condition, FindingKind kind, String sentence) throws Rejection {
    if (!condition) {
      throw new Rejection(kind, sentence);
    }
  }

  FindingKind kind() {
    return kind;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
