package org.frontdoor.conformance.mutants.authority;

/**
 * An authority that breaks one purpose.
 *
 * @param purpose that it breaks
 * @param fault what it does wrong, in a few words
 * @param words that must stand in what the suite says of it
 * @param mutation how it does it
 */
public record AuthorityMutant(
    String purpose, String fault, String words, AuthorityMutation mutation) {

  @Override
  public String toString() {
    return purpose + ": " + fault;
  }
}
