package org.frontdoor.conformance.cases;

import java.util.ArrayList;
import java.util.List;
import org.frontdoor.conformance.cases.actions.GenerationCases;
import org.frontdoor.conformance.cases.header.HeaderCases;
import org.frontdoor.conformance.script.TestCase;

/** Every case, in the order of the catalogue. */
public final class AllCases {

  private AllCases() {}

  /** Every case. */
  public static List<TestCase> list() {
    List<TestCase> all = new ArrayList<>();
    all.addAll(HeaderCases.list());
    all.addAll(GenerationCases.list());
    return List.copyOf(all);
  }
}
