package org.frontdoor.conformance.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.frontdoor.conformance.cases.AllCases;
import org.frontdoor.conformance.catalogue.Catalogue;
import org.frontdoor.conformance.catalogue.Requirement;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.session.RefusedException;
import org.frontdoor.conformance.session.Session;
import org.frontdoor.conformance.session.Surroundings;
import org.frontdoor.conformance.session.WaiverFile;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.UniqueIdSelector;

/**
 * One test a case. Without the configuration parameter {@code frontdoor.conformance.endpoint} it
 * finds nothing, so that it does no harm where it only lies about.
 */
public final class ConformanceEngine implements TestEngine {

  /** Identifier of the engine. */
  public static final String ID = "frontdoor-conformance";

  private final Surroundings surroundings;

  /** As the platform makes it. */
  public ConformanceEngine() {
    this(Surroundings.real());
  }

  /** With a clock and randomness of the caller's choice. */
  public ConformanceEngine(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
    Settings settings = new Settings(request.getConfigurationParameters());
    if (!settings.isThere()) {
      return Root.inert(uniqueId);
    }
    try {
      return discover(request, uniqueId, settings);
    } catch (RefusedException e) {
      return Root.refused(uniqueId, String.valueOf(e.getMessage()));
    }
  }

  private TestDescriptor discover(
      EngineDiscoveryRequest request, UniqueId uniqueId, Settings settings)
      throws RefusedException {
    Catalogue catalogue = Catalogue.load();
    Session session = Session.prepare(settings.target(), settings.seed(), surroundings);
    List<TestCase> cases =
        settings
            .selection()
            .of(
                AllCases.all(),
                catalogue,
                session.setting().statement().role(),
                session.setting().profile());
    Root root =
        Root.of(
            uniqueId,
            new Root.Plan(
                session,
                catalogue,
                WaiverFile.read(settings.waivers(), catalogue),
                settings.timeLimit()));
    Set<UniqueId> wanted =
        request.getSelectorsByType(UniqueIdSelector.class).stream()
            .map(UniqueIdSelector::getUniqueId)
            .filter(one -> one.hasPrefix(uniqueId) && !one.equals(uniqueId))
            .collect(Collectors.toSet());
    for (TestCase one : cases) {
      CaseDescriptor test = new CaseDescriptor(uniqueId, one, sentence(catalogue, one));
      if (wanted.isEmpty() || wanted.contains(test.getUniqueId())) {
        root.addChild(test);
      }
    }
    return root;
  }

  @Override
  public void execute(ExecutionRequest request) {
    Root root = (Root) request.getRootTestDescriptor();
    request.getEngineExecutionListener().executionStarted(root);
    TestExecutionResult result =
        root.plan()
            .map(plan -> new Examiner(plan, root, request, surroundings).run())
            .orElseGet(root::withoutPlan);
    request.getEngineExecutionListener().executionFinished(root, result);
  }

  private static String sentence(Catalogue catalogue, TestCase one) {
    return catalogue.find(one.purpose()).map(Requirement::purpose).orElse(one.expects());
  }
}
