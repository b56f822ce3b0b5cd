package org.frontdoor.benchmarks;

/** Why something could not be measured. */
public final class BenchException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param sentence what is wrong, one sentence without a full stop
   * @param remedy what to do about it, one sentence with a full stop
   */
  public BenchException(String sentence, String remedy) {
    super(sentence);
    this.remedy = remedy;
  }

  /** As the other constructor, keeping the cause for a debugger; the cause is never printed. */
  public BenchException(String sentence, String remedy, Throwable cause) {
    super(sentence, cause);
    this.remedy = remedy;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
