package org.frontdoor.conformance.mutants;

import java.util.ArrayList;
import java.util.List;
import org.frontdoor.conformance.mutants.hi1.HeaderMutants;
import org.frontdoor.conformance.mutants.objects.AuthorisationMutants;
import org.frontdoor.conformance.mutants.objects.ProductMutants;
import org.frontdoor.conformance.mutants.objects.TaskMutants;

/** Every mutant of a provider. */
public final class AllMutants {

  private AllMutants() {}

  /** Every mutant, in the order of the catalogue. */
  public static List<Mutant> list() {
    List<Mutant> all = new ArrayList<>();
    all.addAll(HeaderMutants.list());
    all.addAll(AuthorisationMutants.list());
    all.addAll(TaskMutants.list());
    all.addAll(ProductMutants.list());
    return List.copyOf(all);
  }
}
