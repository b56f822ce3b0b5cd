package org.frontdoor.lab.catalogue;

/** An entry of the catalogue that cannot be used, with the place and what to do about it. */
public final class CatalogueException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Something is wrong at a place.
   *
   * @param file name of the file
   * @param line its line, from 1
   * @param field the field, with those around it, such as {@code profiles.naive.cells}
   * @param rule what it does not keep to
   * @param remedy what to write
   */
  public CatalogueException(String file, int line, String field, String rule, String remedy) {
    super(file + ", line " + line + ": " + field + " " + rule + "; " + remedy);
  }
}
