package org.frontdoor.lab.endpoint;

import com.google.common.base.Suppliers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.frontdoor.authority.client.AuthorityConfig;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.authority.warrant.Judge;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.testbed.lab.LabAuthority;
import org.frontdoor.testbed.lab.LabException;
import org.frontdoor.testbed.lab.LabPeople;
import org.frontdoor.testbed.lab.ProviderProcess;
import org.frontdoor.testbed.lab.TooSlowException;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.testbed.pki.LabFolder;
import org.frontdoor.testbed.pki.LabPlan;
import org.frontdoor.testbed.pki.LabWriter;
import org.frontdoor.uppertester.v1.GetProgressResponse;
import org.jspecify.annotations.Nullable;

/**
 * The reference provider in a process of its own, in a laboratory that was made for it: the keys
 * are new, so that nothing but this provider can be what the lab speaks to.
 */
final class ReferenceEndpoint implements Endpoint, AutoCloseable {

  private static final List<String> FURTHER = List.of("AUTH0002", "AUTH0003");

  /** The lab counts epochs of a logical clock; a log that keeps to the real one would lag. */
  private static final Map<String, String> PUBLISHING_AT_ONCE =
      Map.of("FRONTDOOR_PROVIDER_ACCOUNTABILITY_CHECKPOINTINTERVAL", "PT0.000001S");

  /** For a process that ends before a thorough compiler has paid for itself. */
  static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long TICK_MILLIS = 10;

  private final LabFolder lab;
  private final World world;
  private final ProviderProcess process;
  private final LabAuthority authority;
  private final UpperTester tester;
  private final Supplier<Judge> judge;
  private final Supplier<AuthorityDesk> desk;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Map<String, String>, SharedEndpoint> others = new ConcurrentHashMap<>();
  private volatile boolean receiving;
  private @Nullable MovableEndpoint movable;
  private int moved;

  private ReferenceEndpoint(LabFolder lab, World world, ProviderProcess process) {
    this.lab = lab;
    this.world = world;
    this.process = process;
    this.authority = LabAuthority.at(lab.authority(), process.ports().li(), world);
    this.tester = authority.tester(lab, process.ports().upperTester());
    this.judge = Suppliers.memoize(() -> LabPeople.judge(lab, world));
    this.desk = Suppliers.memoize(this::openDesk);
  }

  /**
   * How the provider's process is started.
   *
   * @param settings environment variables that override its configuration
   * @param jvmOptions options of its JVM
   */
  record Start(Map<String, String> settings, List<String> jvmOptions) {

    Start {
      settings = Map.copyOf(settings);
      jvmOptions = List.copyOf(jvmOptions);
    }
  }

  /**
   * Makes a laboratory in a folder and starts its provider.
   *
   * @param folder a folder that does not exist yet or is empty
   * @param start how the provider is started
   * @throws LabException if the provider does not start
   * @throws NotOfThisLabException if it is not on loopback
   */
  static ReferenceEndpoint start(Path folder, World world, Start start) {
    Map<String, String> all = new HashMap<>(PUBLISHING_AT_ONCE);
    all.putAll(start.settings());
    List<String> authorities = new ArrayList<>(List.of("AUTH0001"));
    authorities.addAll(FURTHER);
    LabPlan plan = new LabPlan("XX", "PROVIDER1", authorities);
    try {
      new LabWriter(plan, world.clock(), world.random()).write(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LabFolder lab = new LabFolder(folder);
    ProviderProcess process =
        ProviderProcess.start(
            new ProviderProcess.Plan(
                lab.providerConfig(),
                List.of("--upper-tester"),
                ProviderProcess.Ports.FREE,
                all,
                start.jvmOptions(),
                folder.resolve("provider.log")));
    try {
      ReferenceEndpoint endpoint = new ReferenceEndpoint(lab, world, process);
      var unused = Loopback.require(endpoint.authority.config().provider());
      return endpoint;
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  @Override
  public ProviderAddress li() {
    return authority.config().provider();
  }

  @Override
  public ProviderAddress messenger() {
    EndpointId id = authority.config().provider().id();
    return Loopback.provider(id, process.ports().messenger());
  }

  @Override
  public ProviderAddress log() {
    EndpointId id = authority.config().provider().id();
    return Loopback.provider(id, process.ports().log());
  }

  @Override
  public LabFolder lab() {
    return lab;
  }

  @Override
  public World world() {
    return world;
  }

  @Override
  public Judge judge() {
    return judge.get();
  }

  @Override
  public AuthorityConfig authority() {
    return authority.config();
  }

  @Override
  public CaseOfficer officer() {
    return authority.officer(lab);
  }

  @Override
  public AuthorityDesk desk() {
    return desk.get();
  }

  @Override
  public List<String> furtherAuthorities() {
    return FURTHER;
  }

  @Override
  public Endpoint configured(Map<String, String> settings) {
    return others
        .computeIfAbsent(
            Map.copyOf(settings),
            own ->
                SharedEndpoint.configured(
                    lab.provider().resolveSibling("further-" + others.size()), world, own))
        .get();
  }

  @Override
  public synchronized MovableEndpoint movable() {
    MovableEndpoint current = movable;
    if (current == null || !current.fresh()) {
      if (current != null) {
        current.close();
      }
      current = new MovableEndpoint(lab.provider().resolveSibling("movable-" + moved++), world);
      movable = current;
    }
    return current;
  }

  @Override
  public UpperTester tester() {
    return tester;
  }

  @Override
  public void settle() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    Instant end = world.clock().instant().plus(PATIENCE);
    long wanted = tester.progress().getJournalNextOffset();
    for (GetProgressResponse at = tester.progress();
        at.getInterceptionOffset() < wanted;
        at = tester.progress()) {
      if (!world.clock().instant().isBefore(end)) {
        throw new TooSlowException("Interception did not catch up", PATIENCE);
      }
      var unused = never.await(TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public List<String> freshAccounts(String prefix, int count) {
    List<String> accounts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      accounts.add(
          Reserved.require(
              String.format(
                  Locale.ROOT,
                  "%s%s-%05d",
                  Reserved.ACCOUNT_MARK,
                  prefix,
                  numbers.incrementAndGet())));
    }
    tester.createAccounts(accounts);
    return accounts;
  }

  @Override
  public String freshReference(String prefix) {
    return prefix + "-" + numbers.incrementAndGet();
  }

  @Override
  public synchronized void close() {
    others.values().forEach(SharedEndpoint::close);
    if (movable != null) {
      movable.close();
    }
    if (receiving) {
      desk.get().close();
    }
    tester.close();
    process.close();
  }

  private AuthorityDesk openDesk() {
    receiving = true;
    return AuthorityDesk.open(authority, world.clock());
  }
}
