package org.frontdoor.conformance.waivers;

/** A file of waivers cannot be used. The message names the file, the place, rule and remedy. */
public final class WaiverException extends Exception {
  private static final long serialVersionUID = 1L;

  WaiverException(String file, String place, String rule, String remedy) {
    super(file + ": " + place + " " + rule + "; " + remedy);
  }
}
