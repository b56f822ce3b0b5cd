package org.frontdoor.conformance.reference;

import org.frontdoor.testbed.lab.ProviderProcess;

/** A provider that is started again, at the same ports, whenever its process ends. */
final class RestartedProvider implements AutoCloseable {

  private final ProviderProcess.Plan plan;
  private ProviderProcess process;
  private boolean closed;

  private RestartedProvider(ProviderProcess.Plan plan) {
    this.plan = plan;
    this.process = ProviderProcess.start(plan);
  }

  static RestartedProvider start(ProviderProcess.Plan plan) {
    RestartedProvider provider = new RestartedProvider(plan);
    provider.watch();
    return provider;
  }

  /** Where it listens. */
  synchronized ProviderProcess.Ports ports() {
    return process.ports();
  }

  private synchronized void watch() {
    var unused = process.child().ended().thenRunAsync(this::restart);
  }

  private synchronized void restart() {
    if (!closed) {
      process = ProviderProcess.start(plan.on(process.ports()));
      watch();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    process.close();
  }
}
