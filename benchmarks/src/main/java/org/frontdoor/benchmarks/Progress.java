package org.frontdoor.benchmarks;

/** Where a row says how far it is. Safe for use by many threads. */
@FunctionalInterface
public interface Progress {

  /**
   * Says where things stand, in a few words without a line break. It may be called as often as one
   * likes: what follows too quickly is not shown.
   */
  void say(String line);
}
