package org.frontdoor.provider.messenger;

/**
 * A device of an account.
 *
 * @param account the account
 * @param number the device within the account, from 1
 */
public record Device(String account, int number) {

  /** Says the number alone: accounts are not for logs. */
  @Override
  public String toString() {
    return "Device[" + number + "]";
  }
}
