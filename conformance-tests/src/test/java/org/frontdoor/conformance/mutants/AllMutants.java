package org.frontdoor.conformance.mutants;

import java.util.ArrayList;
import java.util.List;
import org.frontdoor.conformance.mutants.hi1.HeaderMutants;

/** Every mutant of a provider. */
public final class AllMutants {

  private AllMutants() {}

  /** Every mutant, in the order of the catalogue. */
  public static List<Mutant> list() {
    List<Mutant> all = new ArrayList<>();
    all.addAll(HeaderMutants.list());
    return List.copyOf(all);
  }
}
