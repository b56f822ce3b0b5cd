package org.frontdoor.lab.catalogue;

/** An entry for scenarios that are written in tests. */
public final class Lessons {

  /** What stands in the file. */
  public static final String YAML =
      """
      id: TST-01
      title: A scenario of the tests
      source: [none]
      clause: [G1]
      effect: Whoever has the key reads.
      adversary: { code: V1, knows: [key, spare], budget: { operations: 3 } }
      population: { users: 4, ratio: 0.5, name: alice, loud: true, wait: PT5S }
      harm: u_exp
      time: PT5S
      profiles:
        naive:
          means: Without a lock.
          architecture: A0
          cells: [G1, G2]
          expect:
            effect: { is: DEGRADES, fraction: { between: [0.2, 0.3] } }
            visibility: { is: DETECTED, by: bob, epoch: { max: 1 } }
            metrics: { u_exp: { eq: 1 }, t_det: never }
        hardened:
          means: With a lock.
          architecture: A0
          cells: [G1]
          parameters: { users: 5 }
          expect:
            effect: HOLDS
            visibility: SILENT
            metrics: { u_exp: { eq: 0 } }
          surprise: The prototype said otherwise, since it had no lock.
      teaching: { minutes: 5, question: "Why?" }
      """;

  private Lessons() {}

  /** The entry. */
  public static Entry entry() {
    return entry(YAML);
  }

  /** An entry from its text. */
  public static Entry entry(String yaml) {
    try {
      return EntryReader.read("TST-01.yaml", yaml);
    } catch (CatalogueException e) {
      throw new AssertionError(e);
    }
  }
}
