package org.frontdoor.authority;

/**
 * What keeps the authority from going on: one sentence that says what is wrong, and one that says
 * what to do about it. Neither holds a target, a key or a password. A refusal by the provider is
 * not an exception but an outcome, see {@code org.frontdoor.authority.client.Outcome}.
 */
public final class AuthorityException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kind of thing went wrong; the command line turns it into an exit code. */
  public enum Fault {
    /** The configuration or an argument is wrong. */
    USAGE,
    /** The provider cannot be reached, or does not answer in time. */
    UNREACHABLE,
    /** A key, a password or a certificate is missing or wrong, on either side. */
    CREDENTIALS,
    /**
     * What came back cannot be trusted: wrong signature, wrong signer, wrong transaction,
     * malformed.
     */
    NOT_TRUSTED,
    /** The provider, or this program, failed in a way that neither side foresaw. */
    INTERNAL,
    /** A file or the store cannot be read or written. */
    STORAGE
  }

  private final Fault fault;
  private final String remedy;

  /**
   * @param message what is wrong, one sentence
   * @param remedy what to do about it, one sentence
   */
  public AuthorityException(Fault fault, String message, String remedy) {
    super(message);
    this.fault = fault;
    this.remedy = remedy;
  }

  /** As the other constructor, keeping the cause for a debugger; the cause is never printed. */
  public AuthorityException(Fault fault, String message, String remedy, Throwable cause) {
    super(message, cause);
    this.fault = fault;
    this.remedy = remedy;
  }

  /** What kind of thing went wrong. */
  public Fault fault() {
    return fault;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
