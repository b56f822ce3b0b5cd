package org.frontdoor.conformance.cases;

import java.util.ArrayList;
import java.util.List;
import org.frontdoor.conformance.cases.actions.GenerationCases;
import org.frontdoor.conformance.cases.header.HeaderCases;
import org.frontdoor.conformance.cases.objects.AuthorisationCases;
import org.frontdoor.conformance.cases.objects.DocumentCases;
import org.frontdoor.conformance.cases.objects.ProductCases;
import org.frontdoor.conformance.cases.objects.StatusCases;
import org.frontdoor.conformance.cases.objects.StatusModelCases;
import org.frontdoor.conformance.cases.objects.TargetCases;
import org.frontdoor.conformance.cases.objects.TaskCases;
import org.frontdoor.conformance.cases.objects.TimeCases;
import org.frontdoor.conformance.script.TestCase;

/** Every case, in the order of the catalogue. */
public final class AllCases {

  private AllCases() {}

  /** Every case. */
  public static List<TestCase> list() {
    List<TestCase> all = new ArrayList<>();
    all.addAll(HeaderCases.list());
    all.addAll(GenerationCases.list());
    all.addAll(StatusModelCases.list());
    all.addAll(AuthorisationCases.list());
    all.addAll(TimeCases.list());
    all.addAll(DocumentCases.list());
    all.addAll(TaskCases.list());
    all.addAll(TargetCases.list());
    all.addAll(StatusCases.list());
    all.addAll(ProductCases.list());
    return List.copyOf(all);
  }
}
