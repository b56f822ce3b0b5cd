package org.frontdoor.lab.scenario;

import java.util.Locale;

/**
 * Second axis of a verdict: who could notice, from which data of their own, and when. The earliest
 * and best-placed party counts; the others belong into the story.
 */
public sealed interface Visibility {

  /** Nobody finds anything in their own data, as long as the run lasts. */
  Visibility SILENT = new Silent();

  /** Names of the visibilities, as in the catalogue. */
  enum Kind {
    /** {@link Prevented}. */
    PREVENTED,
    /** {@link Detected}. */
    DETECTED,
    /** {@link EvidentLater}. */
    EVIDENT_LATER,
    /** {@link Silent}. */
    SILENT;

    /** As it is printed. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Which of them it is. */
  Kind kind();

  /**
   * Somebody refused the attack before it did harm.
   *
   * @param by who
   * @param from by which rule or data
   */
  record Prevented(String by, String from) implements Visibility {
    @Override
    public Kind kind() {
      return Kind.PREVENTED;
    }
  }

  /**
   * Somebody's own watch raised it while the attack ran or at the next time it looked.
   *
   * @param by who
   * @param from from which of their data
   * @param epoch at which epoch of the logical clock
   */
  record Detected(String by, String from, long epoch) implements Visibility {
    @Override
    public Kind kind() {
      return Kind.DETECTED;
    }
  }

  /**
   * The evidence lies in somebody's data, and is found when they come to look.
   *
   * @param by who
   * @param from in which of their data
   * @param epoch at which epoch of the logical clock they have it
   */
  record EvidentLater(String by, String from, long epoch) implements Visibility {
    @Override
    public Kind kind() {
      return Kind.EVIDENT_LATER;
    }
  }

  /** Nobody. */
  record Silent() implements Visibility {
    @Override
    public Kind kind() {
      return Kind.SILENT;
    }
  }

  /** Refused by somebody. */
  static Visibility prevented(String by, String from) {
    return new Prevented(by, from);
  }

  /** Noticed by somebody. */
  static Visibility detected(String by, String from, long epoch) {
    return new Detected(by, from, epoch);
  }

  /** There to be noticed by somebody. */
  static Visibility evidentLater(String by, String from, long epoch) {
    return new EvidentLater(by, from, epoch);
  }
}
