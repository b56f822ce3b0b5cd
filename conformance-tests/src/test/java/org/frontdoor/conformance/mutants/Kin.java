package org.frontdoor.conformance.mutants;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Purposes that ask for the same thing in other words, so that an endpoint cannot break one alone.
 *
 * @param purposes of the catalogue
 * @param what they ask for
 */
record Kin(Set<String> purposes, String what) {

  private static final List<Kin> ALL =
      List.of(
          new Kin(Set.of("HDR-07", "SEC-14", "TRN-09"), "a message is executed once"),
          new Kin(Set.of("HDR-13", "SEC-16"), "a message has one payload"),
          new Kin(Set.of("OBJ-01", "OBJ-03"), "a cancellation document cancels"),
          new Kin(Set.of("OBJ-01", "OBJ-04"), "an authorisation expires at its end"),
          new Kin(Set.of("OBJ-01", "OBJ-16"), "an extension prolongs"),
          new Kin(Set.of("OBJ-01", "OBJ-17"), "an emergency lapses unless confirmed"),
          new Kin(Set.of("OBJ-05", "SEC-15"), "a warrant counts only with a good signature"),
          new Kin(Set.of("ACT-05", "OBJ-14"), "a link to an unknown object is error 3016"));

  static boolean are(String one, String other) {
    return ALL.stream().anyMatch(kin -> kin.purposes.contains(one) && kin.purposes.contains(other));
  }

  /** All of them, for a person. */
  static String sentence() {
    return ALL.stream()
            .map(
                kin ->
                    kin.purposes.stream().sorted().collect(Collectors.joining(", "))
                        + " ("
                        + kin.what
                        + ")")
            .collect(Collectors.joining("; "))
        + ".";
  }
}
