package org.frontdoor.benchmarks.endtoend;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.Surroundings;
import org.frontdoor.authority.cases.CaseDirectory;
import org.frontdoor.authority.client.Authority;
import org.frontdoor.authority.client.AuthorityConfig;
import org.frontdoor.authority.collector.Collector;
import org.frontdoor.authority.collector.CollectorListener;
import org.frontdoor.authority.config.AuthoritySettings;
import org.frontdoor.authority.config.CredentialFiles;
import org.frontdoor.authority.store.Finding;
import org.frontdoor.authority.store.RocksRecordStore;
import org.frontdoor.authority.store.StoreException;
import org.frontdoor.hi2.v1.StreamOptions;
import org.frontdoor.testbed.World;

/** One authority that collects, with what it keeps open. */
final class CollectingAuthority implements AutoCloseable {

  private final RocksRecordStore store;
  private final Authority authority;
  private final Listener listener = new Listener();
  private final Collector collector;

  private CollectingAuthority(RocksRecordStore store, Authority authority) {
    this.store = store;
    this.authority = authority;
    this.collector = authority.receive(store, listener);
  }

  /** Reads the authority's configuration and keys and begins to collect. */
  static CollectingAuthority start(Path configFile, World world) throws StoreException {
    AuthoritySettings settings = AuthoritySettings.read(configFile);
    AuthorityConfig config =
        new AuthorityConfig(
            settings.identity(),
            settings.provider(),
            settings.profile(),
            CredentialFiles.load(settings, world.clock().instant()),
            new CaseDirectory(settings.cases()),
            new Surroundings(world.clock(), world.random()));
    return new CollectingAuthority(
        RocksRecordStore.open(settings.records()), Authority.connect(config));
  }

  long records() {
    return collector.recordsStored();
  }

  boolean isConnected() {
    return listener.connected;
  }

  int findings() {
    return listener.findings.get();
  }

  /** From the provider's handling of an event until its record was durable, in microseconds. */
  Histogram latency() {
    return collector.latency().snapshot();
  }

  @Override
  public void close() {
    collector.close();
    authority.close();
    store.close();
  }

  private static final class Listener implements CollectorListener {

    private final AtomicInteger findings = new AtomicInteger();
    private volatile boolean connected;

    @Override
    public void connected(StreamOptions options) {
      connected = true;
    }

    @Override
    public void disconnected(AuthorityException why, Duration retryIn) {
      connected = false;
    }

    @Override
    public void found(Finding finding) {
      findings.incrementAndGet();
    }
  }
}
