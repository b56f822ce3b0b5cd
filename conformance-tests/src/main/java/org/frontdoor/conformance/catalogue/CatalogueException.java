package org.frontdoor.conformance.catalogue;

/**
 * The catalogue cannot be used. The text says which requirement, which field, the rule and what to
 * do.
 */
public final class CatalogueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CatalogueException(String where, String rule, String remedy) {
    super("The requirement catalogue, " + where + ": " + rule + ". " + remedy + ".");
  }
}
