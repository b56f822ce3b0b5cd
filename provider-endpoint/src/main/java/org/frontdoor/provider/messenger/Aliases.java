package org.frontdoor.provider.messenger;

import java.util.Optional;

/**
 * Other names of an account.
 *
 * @param phoneNumber in international form without "+"; empty for none
 * @param emailAddress mail address; empty for none
 */
public record Aliases(String phoneNumber, String emailAddress) {

  /** No aliases. */
  public static final Aliases NONE = new Aliases("", "");

  /** The number, if there is one. */
  public Optional<String> phone() {
    return Optional.of(phoneNumber).filter(number -> !number.isEmpty());
  }

  /** The mail address, if there is one. */
  public Optional<String> email() {
    return Optional.of(emailAddress).filter(address -> !address.isEmpty());
  }

  /** Says nothing: aliases are not for logs. */
  @Override
  public String toString() {
    return "Aliases";
  }
}
