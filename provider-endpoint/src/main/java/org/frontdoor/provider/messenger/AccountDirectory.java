package org.frontdoor.provider.messenger;

import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * Who has an account, under which aliases, with which devices. Its use of memory does not grow with
 * the number of accounts. {@code AccountDirectoryContract} in the tests is what an implementation
 * has to pass.
 *
 * <p>All methods throw {@link JournalUnavailableException} when the directory cannot be read or
 * written, and have changed nothing then.
 */
public interface AccountDirectory extends AutoCloseable {

  /** Whether there is an account with this identifier. */
  boolean exists(String accountId);

  /** Those of many identifiers under which there are accounts. */
  Set<String> existing(Set<String> accountIds);

  /** The account that was registered with this number, in international form without "+". */
  Optional<String> byPhone(String phoneNumber);

  /** The account that was registered with this mail address, whatever the case of its letters. */
  Optional<String> byEmail(String emailAddress);

  /** The account's aliases; those of an unknown account are empty. */
  Aliases aliases(String accountId);

  /**
   * Makes an account without devices.
   *
   * @return false, and nothing is changed, if there is one with this identifier or one of the
   *     aliases
   */
  boolean create(String accountId, Aliases aliases);

  /**
   * Makes accounts without devices or aliases; those that exist are left alone.
   *
   * @return how many were new
   */
  long createAll(Iterator<String> accountIds);

  /**
   * Adds a device.
   *
   * @throws IllegalArgumentException if there is no such account
   */
  Device addDevice(String accountId, TokenHash token);

  /** How many devices an account has, numbered from 1 on; 0 also if there is no such account. */
  int deviceCount(String accountId);

  /** The device that has this token. */
  Optional<Device> deviceOf(TokenHash token);

  /** How many accounts there are. */
  long count();

  @Override
  void close();
}
