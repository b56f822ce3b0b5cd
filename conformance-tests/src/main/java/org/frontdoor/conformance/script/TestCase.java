package org.frontdoor.conformance.script;

import java.util.EnumSet;
import java.util.Set;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TestedRole;
import org.frontdoor.conformance.statement.TesterCall;

/**
 * One case of the suite. It judges its purpose and nothing else: whatever else goes wrong makes it
 * inconclusive, so that one cause gives one red line.
 *
 * @param purpose identifier of the test purpose in the catalogue
 * @param role which side is under test
 * @param sends what is sent, in one sentence
 * @param expects what is expected, in one sentence
 * @param checkFirst what to look at first when it fails, in one sentence
 * @param features what the endpoint must have declared
 * @param testerCalls what its upper tester must be able to do
 * @param script what the case does
 */
public record TestCase(
    String purpose,
    TestedRole role,
    String sends,
    String expects,
    String checkFirst,
    Set<Feature> features,
    Set<TesterCall> testerCalls,
    Script script) {

  /** Copies the collections. */
  public TestCase {
    features = Set.copyOf(features);
    testerCalls = Set.copyOf(testerCalls);
  }

  /** A case against a provider that needs nothing special. */
  public static Draft of(String purpose) {
    return new Draft(purpose, TestedRole.PROVIDER);
  }

  /** A case against an authority. */
  public static Draft ofAuthority(String purpose) {
    return new Draft(purpose, TestedRole.AUTHORITY);
  }

  /** A case as it is written down. */
  public static final class Draft {
    private final String purpose;
    private final TestedRole role;
    private String sends = "";
    private String expects = "";
    private String checkFirst = "";
    private final Set<Feature> features = EnumSet.noneOf(Feature.class);
    private final Set<TesterCall> testerCalls = EnumSet.noneOf(TesterCall.class);

    private Draft(String purpose, TestedRole role) {
      this.purpose = purpose;
      this.role = role;
    }

    /** What is sent, in one sentence. */
    public Draft sends(String sentence) {
      sends = sentence;
      return this;
    }

    /** What is expected, in one sentence. */
    public Draft expects(String sentence) {
      expects = sentence;
      return this;
    }

    /** What to look at first when it fails, in one sentence. */
    public Draft checkFirst(String sentence) {
      checkFirst = sentence;
      return this;
    }

    /** What the endpoint must have declared. */
    public Draft needs(Feature... needed) {
      features.addAll(Set.of(needed));
      return this;
    }

    /** What its upper tester must be able to do. */
    public Draft needs(TesterCall... needed) {
      testerCalls.addAll(Set.of(needed));
      return this;
    }

    /** The whole case. */
    public TestCase runs(Script script) {
      return new TestCase(purpose, role, sends, expects, checkFirst, features, testerCalls, script);
    }
  }
}
