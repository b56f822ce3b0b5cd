package org.frontdoor.conformance.engine;

import org.frontdoor.conformance.script.TestCase;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** One case as a test. */
final class CaseDescriptor extends AbstractTestDescriptor {

  private final TestCase testCase;

  CaseDescriptor(UniqueId engine, TestCase testCase, String sentence) {
    super(engine.append("case", testCase.purpose()), testCase.purpose() + ": " + sentence);
    this.testCase = testCase;
  }

  TestCase testCase() {
    return testCase;
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }
}
