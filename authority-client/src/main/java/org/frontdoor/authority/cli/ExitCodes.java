package org.frontdoor.authority.cli;

import org.frontdoor.authority.AuthorityException.Fault;

/** What the exit codes of all authority commands mean. */
final class ExitCodes {

  /** It was done. */
  static final int OK = 0;

  /** The provider refused it, or something did not pass verification. */
  static final int REFUSED = 1;

  /** An argument or the configuration is wrong. */
  static final int USAGE = 2;

  /** The provider cannot be reached. */
  static final int UNAVAILABLE = 69;

  /** Something failed that nobody foresaw. */
  static final int INTERNAL = 70;

  /** A file or the store cannot be read or written. */
  static final int IO = 74;

  /** A key, a password or a certificate is missing or wrong. */
  static final int CREDENTIALS = 77;

  private ExitCodes() {}

  static int of(Fault fault) {
    return switch (fault) {
      case USAGE -> USAGE;
      case UNREACHABLE -> UNAVAILABLE;
      case CREDENTIALS -> CREDENTIALS;
      case NOT_TRUSTED -> REFUSED;
      case INTERNAL -> INTERNAL;
      case STORAGE -> IO;
    };
  }
}
