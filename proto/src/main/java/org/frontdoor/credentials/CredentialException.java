package org.frontdoor.credentials;

import java.nio.file.Path;

/** A file of keys, passwords or trust that cannot be used. The text is made for an operator. */
public final class CredentialException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final String remedy;

  /**
   * @param file the file at fault
   * @param fault what is wrong with it, as the rest of a sentence, for example {@code "is missing"}
   * @param remedy what to do, as an imperative without a full stop
   */
  CredentialException(Path file, String fault, String remedy) {
    super(file + " " + fault + ": " + remedy + ".");
    this.file = file.toString();
    this.remedy = remedy;
  }

  /** The file at fault. */
  public Path file() {
    return Path.of(file);
  }

  /** What to do. */
  public String remedy() {
    return remedy;
  }
}
