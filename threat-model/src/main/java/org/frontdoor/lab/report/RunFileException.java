package org.frontdoor.lab.report;

/** A file that should hold runs and does not. */
public final class RunFileException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Something is wrong with it.
   *
   * @param file its name
   * @param rule what it does not keep to, and where
   */
  public RunFileException(String file, String rule) {
    super(file + " " + rule + "; write it with: frontdoor lab run --all --json > runs.json");
  }
}
