package org.frontdoor.conformance.bundle;

/** A bundle is broken. The message says which line, and what is wrong with it. */
public final class BundleException extends Exception {
  private static final long serialVersionUID = 1L;

  BundleException(String what) {
    super(what);
  }

  static BundleException inLine(int line, String what) {
    return new BundleException("line " + line + " " + what);
  }
}
