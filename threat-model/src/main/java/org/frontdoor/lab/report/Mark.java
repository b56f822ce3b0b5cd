package org.frontdoor.lab.report;

import java.util.Arrays;
import java.util.Optional;

/** What a cell of the matrix comes to, from the best for a guarantee to the worst. */
public enum Mark {
  /** The architecture does not offer it. */
  NOT_OFFERED("-"),
  /** It holds. */
  HOLDS("H"),
  /** It degrades, with a bound. */
  DEGRADES("D"),
  /** It breaks, and somebody can notice. */
  BREAKS("B"),
  /** It breaks silently. */
  SILENT("S");

  private final String letter;

  Mark(String letter) {
    this.letter = letter;
  }

  /** As it is printed. */
  public String letter() {
    return letter;
  }

  /** The mark of a letter. */
  static Optional<Mark> of(String letter) {
    return Arrays.stream(values()).filter(mark -> mark.letter.equals(letter)).findFirst();
  }

  /** The mark of a verdict. */
  static Mark of(RunSummary.Verdict verdict) {
    return switch (verdict.effect()) {
      case "holds" -> HOLDS;
      case "degrades" -> DEGRADES;
      case "breaks" -> verdict.visibility().equals("silent") ? SILENT : BREAKS;
      default -> NOT_OFFERED;
    };
  }
}
