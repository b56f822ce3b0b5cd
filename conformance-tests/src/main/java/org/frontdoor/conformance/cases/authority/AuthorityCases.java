package org.frontdoor.conformance.cases.authority;

import java.util.ArrayList;
import java.util.List;
import org.frontdoor.conformance.script.TestCase;

/** Every case against an authority. */
public final class AuthorityCases {

  private AuthorityCases() {}

  /** Every case, in the order of the catalogue. */
  public static List<TestCase> list() {
    List<TestCase> opening = OpeningCases.list();
    List<TestCase> all = new ArrayList<>();
    all.add(opening.getFirst());
    all.add(PeerCases.transport());
    all.addAll(StreamCases.sequence());
    all.addAll(LifeCases.list());
    all.addAll(StorageCases.connections());
    all.addAll(StreamCases.again());
    all.addAll(StorageCases.acknowledgements());
    all.addAll(opening.subList(1, opening.size() - 1));
    all.addAll(LifeCases.numbers());
    all.add(opening.getLast());
    all.addAll(EvidenceCases.list());
    all.add(PeerCases.isolation());
    return List.copyOf(all);
  }
}
