package org.frontdoor.conformance.mutants;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.frontdoor.conformance.mutants.Matrix.Row;

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
          new Kin(Set.of("ACT-05", "OBJ-14"), "a link to an unknown object is error 3016"),
          new Kin(Set.of("ACT-19", "TRN-01"), "an UPDATE of an unknown object is answered"),
          new Kin(
              Set.of("HI2-BUF-01", "HI2-ACK-02", "HI2-ACK-03"),
              "what was not acknowledged is sent again"),
          new Kin(Set.of("HI2-BUF-01", "HI2-BUF-02"), "a break loses nothing"),
          new Kin(Set.of("HI2-INT-01", "HI2-INT-02"), "a task that moved is in a checkpoint"),
          new Kin(Set.of("MSG-01", "OBJ-18"), "a record is delivered as its own task's"),
          new Kin(Set.of("HI2-SEQ-08", "HI2-TIM-01"), "a record has its time in microseconds"));

  static List<Kin> all() {
    return ALL;
  }

  /** Whether a purpose on which a mutant is red belongs to the same kin as the one it breaks. */
  Predicate<String> with(Row row) {
    return other -> purposes.contains(row.purpose()) && purposes.contains(other);
  }

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
