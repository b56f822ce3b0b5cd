package org.frontdoor.provider.register;

/** The store cannot work. Nothing of the transaction was done; a later repetition may succeed. */
public final class RegisterUnavailableException extends RegisterException {

  private static final long serialVersionUID = 1L;

  /** Why, and what helps. */
  public enum Cause {
    /** The disk or the quota is full: make room. */
    DISK_FULL("the disk is full; make room and try again"),
    /** The directory or a file cannot be written: correct owner and permissions. */
    READ_ONLY("its directory cannot be written; correct owner and permissions"),
    /** Another process holds the register, or the wait was too long: there may be only one. */
    BUSY("it is in use by another process, or was busy for too long; try again"),
    /** The key does not open what is stored: give the keyset that it was made with. */
    WRONG_KEY("the key does not open what is stored; use the keyset that it was made with"),
    /** What is stored is damaged, or of a newer version: restore it. */
    DAMAGED("what is stored is damaged or of a newer version; restore it from a copy"),
    /** Reading or writing failed otherwise. */
    FAILED("reading or writing failed; see the log of the operating system");

    private final String remedy;

    Cause(String remedy) {
      this.remedy = remedy;
    }

    /** What is wrong and what helps, as the end of a sentence. */
    public String remedy() {
      return remedy;
    }
  }

  private final Cause reason;

  /** With the failure that caused it, whose text stays inside. */
  public RegisterUnavailableException(Cause reason, Throwable cause) {
    super("The register cannot be used: " + reason.remedy() + ".", cause);
    this.reason = reason;
  }

  /** Without another failure behind it. */
  public RegisterUnavailableException(Cause reason) {
    super("The register cannot be used: " + reason.remedy() + ".");
    this.reason = reason;
  }

  /** Why. */
  public Cause reason() {
    return reason;
  }
}
