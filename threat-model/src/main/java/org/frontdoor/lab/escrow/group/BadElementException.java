package org.frontdoor.lab.escrow.group;

/** Bytes that are no scalar, no point, or no proof. Says what is asked for, never what came. */
public final class BadElementException extends Exception {

  private static final long serialVersionUID = 1L;

  BadElementException(String rule) {
    super("Not an element: " + rule + ".");
  }
}
