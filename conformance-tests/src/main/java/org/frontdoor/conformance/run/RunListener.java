package org.frontdoor.conformance.run;

import org.frontdoor.conformance.script.TestCase;

/** Hears how a run goes on, on the thread of the run. */
public interface RunListener {

  /** Hears nothing. */
  RunListener NONE = new RunListener() {};

  /** A case begins; so many of so many are done. */
  default void begins(TestCase testCase, int done, int of) {}

  /** A case is over. */
  default void ended(CaseResult result) {}

  /** A sanity exchange is over. */
  default void checked(CaseResult sanity) {}

  /** The run is over before its end; the cases that are left will be inconclusive. */
  default void over(Ending ending, String why) {}
}
