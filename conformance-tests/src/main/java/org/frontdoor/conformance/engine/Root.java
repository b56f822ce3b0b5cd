package org.frontdoor.conformance.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.frontdoor.conformance.catalogue.Catalogue;
import org.frontdoor.conformance.session.Session;
import org.frontdoor.conformance.waivers.Waivers;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/** The whole run as a container of tests. */
final class Root extends EngineDescriptor {

  private final Optional<Plan> plan;
  private final String refusal;

  /** What is run. */
  record Plan(Session session, Catalogue catalogue, Waivers waivers, Duration timeLimit) {}

  private Root(UniqueId id, Optional<Plan> plan, String refusal) {
    super(id, "Frontdoor conformance");
    this.plan = plan;
    this.refusal = refusal;
  }

  static Root of(UniqueId id, Plan plan) {
    return new Root(id, Optional.of(plan), "");
  }

  /** Nothing is to be done. */
  static Root inert(UniqueId id) {
    return new Root(id, Optional.empty(), "");
  }

  /** Nothing can be done; that is not kept quiet. */
  static Root refused(UniqueId id, String refusal) {
    return new Root(id, Optional.empty(), refusal);
  }

  Optional<Plan> plan() {
    return plan;
  }

  TestExecutionResult withoutPlan() {
    return refusal.isEmpty()
        ? TestExecutionResult.successful()
        : TestExecutionResult.failed(new AssertionError(refusal));
  }

  List<CaseDescriptor> tests() {
    return getChildren().stream()
        .filter(CaseDescriptor.class::isInstance)
        .map(CaseDescriptor.class::cast)
        .toList();
  }

  /** A refusal must reach whoever runs the tests, though there are none. */
  @Override
  public boolean mayRegisterTests() {
    return !refusal.isEmpty();
  }
}
