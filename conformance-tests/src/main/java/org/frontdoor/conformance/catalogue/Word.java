package org.frontdoor.conformance.catalogue;

/** A constant that is written as a word. */
public interface Word {
  /** As it stands in the catalogue and in reports. */
  String word();
}
