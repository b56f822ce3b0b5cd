package org.frontdoor.conformance.statement;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.frontdoor.common.v1.EndpointId;

/**
 * What the endpoint under test says of itself.
 *
 * @param role provider or authority
 * @param testSystem whether it is a test system; the suite runs against no other
 * @param id who it is
 * @param profiles national profiles that it serves
 * @param features what it supports
 * @param testerCalls what its upper tester can do
 * @param accounts accounts that exist, where the upper tester cannot make any
 * @param spoolBytes after how many undelivered bytes of one authority it drops the oldest, if it
 *     says so
 * @param latency within which an event reaches the authority, if the endpoint promises one
 * @param adapter how an authority is driven
 */
public record EndpointStatement(
    TestedRole role,
    boolean testSystem,
    EndpointId id,
    Set<String> profiles,
    Set<Feature> features,
    Set<TesterCall> testerCalls,
    List<String> accounts,
    OptionalLong spoolBytes,
    Optional<Duration> latency,
    AuthorityAdapter adapter) {

  /** Copies the collections. */
  public EndpointStatement {
    profiles = Set.copyOf(profiles);
    features = Set.copyOf(features);
    testerCalls = Set.copyOf(testerCalls);
    accounts = List.copyOf(accounts);
  }

  /** The same of an endpoint whose upper tester cannot be reached. */
  public EndpointStatement withoutTester() {
    return new EndpointStatement(
        role, testSystem, id, profiles, features, Set.of(), accounts, spoolBytes, latency, adapter);
  }

  /** The same without any bound or promise. */
  public EndpointStatement(
      TestedRole role,
      boolean testSystem,
      EndpointId id,
      Set<String> profiles,
      Set<Feature> features,
      Set<TesterCall> testerCalls,
      List<String> accounts) {
    this(
        role,
        testSystem,
        id,
        profiles,
        features,
        testerCalls,
        accounts,
        OptionalLong.empty(),
        Optional.empty(),
        AuthorityAdapter.NONE);
  }
}
