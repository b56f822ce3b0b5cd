package org.frontdoor.provider.register;

/**
 * Why the register did not do what was asked. Its text never holds anything of an object's body.
 */
public abstract sealed class RegisterException extends RuntimeException
    permits ObjectExistsException,
        UnknownObjectException,
        StaleGenerationException,
        RegisterUnavailableException {

  private static final long serialVersionUID = 1L;

  RegisterException(String message) {
    super(message);
  }

  RegisterException(String message, Throwable cause) {
    super(message, cause);
  }
}
