package org.frontdoor.lab.run;

import java.util.List;

/**
 * What a run says of the catalogue. A broken guarantee that breaks as it was predicted is as
 * predicted; it is never called a pass.
 */
public sealed interface Judgement {

  /** Whether nobody needs to look into it: as predicted, or skipped with a reason. */
  default boolean unsurprising() {
    return this instanceof AsPredicted || this instanceof Skipped;
  }

  /** Effect, visibility and every figure are as the catalogue says, or a control is as it must. */
  record AsPredicted() implements Judgement {}

  /**
   * Something is not as the catalogue says.
   *
   * @param differences each in a sentence
   */
  record Surprise(List<String> differences) implements Judgement {

    /** Copies. */
    public Surprise {
      differences = List.copyOf(differences);
    }
  }

  /**
   * Nobody can tell, since the run was stopped.
   *
   * @param reason what was used up
   */
  record Inconclusive(String reason) implements Judgement {}

  /**
   * The scenario's own code is at fault.
   *
   * @param reason what it did
   */
  record Failed(String reason) implements Judgement {}

  /**
   * It cannot run here.
   *
   * @param reason what is missing
   */
  record Skipped(String reason) implements Judgement {}
}
