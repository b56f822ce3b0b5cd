package org.frontdoor.provider.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;

/** What the metrics page says. Sums alone: no name of a task, an authority or a user. */
final class ProviderMetrics {

  private ProviderMetrics() {}

  static void bind(MeterRegistry registry, TestedProvider provider) {
    Gauge.builder("frontdoor.journal.next.offset", provider, it -> it.journal().nextOffset())
        .description("events journaled since the journal was made")
        .register(registry);
    Gauge.builder("frontdoor.interception.offset", provider, it -> it.interception().position())
        .description("journal events that interception has committed")
        .register(registry);
    Gauge.builder(
            "frontdoor.interception.healthy", provider, it -> it.interception().healthy() ? 1 : 0)
        .description("1 while the last round of interception succeeded")
        .register(registry);
    Gauge.builder("frontdoor.spool.bytes", provider, it -> it.outboxes().bytes())
        .description("bytes of sealed units that wait to be acknowledged")
        .baseUnit("bytes")
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
  }
}
