package org.frontdoor.conformance.script;

/** What a case does. It returns if the endpoint did all that the purpose asks for. */
@FunctionalInterface
public interface Script {

  /**
   * Examines the endpoint.
   *
   * @throws Concluded with any other verdict than PASS
   */
  void run(Examination exam);
}
