package org.frontdoor.conformance.run;

import java.util.List;
import org.frontdoor.conformance.script.TestCase;

/** Several listeners, each told in turn. */
public record Listeners(List<RunListener> all) implements RunListener {

  /** Copies the list. */
  public Listeners {
    all = List.copyOf(all);
  }

  @Override
  public void begins(TestCase testCase, int done, int of) {
    all.forEach(one -> one.begins(testCase, done, of));
  }

  @Override
  public void ended(CaseResult result) {
    all.forEach(one -> one.ended(result));
  }

  @Override
  public void checked(CaseResult sanity) {
    all.forEach(one -> one.checked(sanity));
  }

  @Override
  public void over(Ending ending, String why) {
    all.forEach(one -> one.over(ending, why));
  }
}
