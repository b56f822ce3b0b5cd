package org.frontdoor.conformance.mutants.authority;

import java.util.ArrayList;
import java.util.List;

/** Every mutant of an authority. */
public final class AuthorityMutants {

  private AuthorityMutants() {}

  public static List<AuthorityMutant> list() {
    List<AuthorityMutant> all = new ArrayList<>();
    all.addAll(OpeningMutants.list());
    all.addAll(LifeMutants.list());
    all.addAll(StorageMutants.list());
    all.addAll(EvidenceMutants.list());
    return List.copyOf(all);
  }
}
