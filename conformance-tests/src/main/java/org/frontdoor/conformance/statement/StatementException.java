package org.frontdoor.conformance.statement;

/** A declaration cannot be used. The message names the file, the field, the rule and the remedy. */
public final class StatementException extends Exception {
  private static final long serialVersionUID = 1L;

  StatementException(String file, String field, String rule, String remedy) {
    super(file + ": " + field + " " + rule + "; " + remedy);
  }
}
