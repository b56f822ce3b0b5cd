package org.frontdoor.provider.server;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.X509TrustManager;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.PeerTrust;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.provider.admissibility.NationalProfileReader;
import org.frontdoor.provider.admissibility.NationalProfiles;
import org.frontdoor.provider.delivery.DeliveryGrpcService;
import org.frontdoor.provider.delivery.DeliveryParty;
import org.frontdoor.provider.delivery.DeliverySettings;
import org.frontdoor.provider.delivery.EpochPolicy;
import org.frontdoor.provider.delivery.LossListener;
import org.frontdoor.provider.delivery.Outboxes;
import org.frontdoor.provider.intake.AuthorityRateLimit;
import org.frontdoor.provider.intake.PeerIdentity;
import org.frontdoor.provider.intake.RingingStore;
import org.frontdoor.provider.interception.Interception;
import org.frontdoor.provider.interception.InterceptionSettings;
import org.frontdoor.provider.interception.ProviderSide;
import org.frontdoor.provider.messenger.TraceReplay;
import org.frontdoor.provider.messenger.TrafficSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a provider together and starts it, room by room along the way of the data. */
final class ProviderAssembly {

  private static final Logger log = LoggerFactory.getLogger(ProviderAssembly.class);

  private static final int EVENTS_A_ROUND = 4096;
  private static final long RECORDS_AN_EPOCH = 1 << 20;
  private static final Duration SETTLE = Duration.ofSeconds(1);
  private static final int MESSAGES_A_SECOND = 500;
  private static final int MESSAGES_AT_ONCE = 1000;

  private final ProviderConfig config;
  private final StartOptions options;
  private final Surroundings surroundings;
  private final AdjustableClock clock;
  private final Shutdown running = new Shutdown();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  private ProviderAssembly(ProviderConfig config, StartOptions options, Surroundings surroundings) {
    this.config = config;
    this.options = options;
    this.surroundings = surroundings;
    this.clock = new AdjustableClock(surroundings.clock());
  }

  /**
   * Starts a provider; it serves when this returns. If anything is missing, nothing is left open.
   *
   * @throws ConfigException if the configuration or the machine does not allow it
   * @throws CredentialException if a key file does not
   */
  static Provider start(ProviderConfig config, StartOptions options, Surroundings surroundings)
      throws CredentialException {
    ProviderAssembly assembly = new ProviderAssembly(config, options, surroundings);
    try {
      return assembly.assemble();
    } catch (RuntimeException | CredentialException e) {
      assembly.running.close();
      throw e;
    }
  }

  private Provider assemble() throws CredentialException {
    running.add(executor);
    ProviderKeys keys = ProviderKeys.load(config, clock.instant());
    NationalProfiles profiles = new NationalProfileReader().bundled(config.profiles());
    Rooms rooms = running.add(Rooms.open(config, keys.storage(), clock, surroundings.random()));
    Optional<TrafficSource> traffic = traffic(rooms);
    traffic.ifPresent(TrafficSource::prepare);

    LossRelay losses = new LossRelay();
    Outboxes outboxes = new Outboxes(rooms.spool());
    Interception interception = interception(keys, rooms, outboxes, losses);
    Hi1Assembly hi1 =
        Hi1Assembly.over(
            new Hi1Assembly.Ground(
                keys,
                profiles,
                new RingingStore(rooms.register()),
                new AccountTargets(rooms.accounts(), config.identity().id()),
                clock,
                surroundings.ids()),
            interception);
    losses.to(hi1.tasking());
    interception.start();
    running.add(interception);
    running.add(hi1.tasking());
    hi1.tasking().start();
    traffic.ifPresent(running::add);
    TestedProvider tested =
        new TestedProvider(
            rooms.accounts(),
            rooms.messages().journal(),
            traffic,
            clock,
            hi1.tasking(),
            interception,
            outboxes,
            surroundings.crash());
    return new Provider(serve(keys, hi1, outboxes, tested), traffic, running);
  }

  private Optional<TrafficSource> traffic(Rooms rooms) {
    return switch (options.traffic()) {
      case TrafficOrder.None none -> Optional.empty();
      case TrafficOrder.Trace trace ->
          Optional.of(
              new TraceReplay(
                  trace.file(),
                  trace.speed(),
                  rooms.accounts(),
                  rooms.messages().journal(),
                  broken ->
                      log.warn(
                          "trace line {} was skipped: {}",
                          broken.number(),
                          broken.fault().text())));
    };
  }

  private Interception interception(
      ProviderKeys keys, Rooms rooms, Outboxes outboxes, LossListener losses) {
    ProviderConfig.Delivery delivery = config.delivery();
    return new Interception(
        rooms.messages().journal(),
        outboxes,
        losses,
        new InterceptionSettings(
            EVENTS_A_ROUND,
            new EpochPolicy(RECORDS_AN_EPOCH, delivery.epochLength()),
            delivery.spoolBytes(),
            SETTLE),
        new ProviderSide(keys.evidence().identity().endpointId(), clock, surroundings.random()),
        Thread.ofPlatform().name("interception").factory());
  }

  private Provider.Ports serve(
      ProviderKeys keys, Hi1Assembly hi1, Outboxes outboxes, TestedProvider tested) {
    ProviderConfig.Listen listen = config.listen();
    OptionalInt metrics = options.metrics() ? OptionalInt.of(metrics(tested)) : OptionalInt.empty();
    OptionalInt tester =
        options.upperTester() ? OptionalInt.of(upperTester(keys, tested)) : OptionalInt.empty();
    DeliveryGrpcService delivery =
        new DeliveryGrpcService(
            new DeliveryParty(keys.evidence(), deliverySettings(), outboxes, clock),
            PeerIdentity::current,
            Thread.ofVirtual().name("delivery-", 0).factory(),
            System::nanoTime);
    AuthorityRateLimit limit =
        new AuthorityRateLimit(surroundings.clock(), MESSAGES_A_SECOND, MESSAGES_AT_ONCE);
    GrpcServer li =
        running.add(
            GrpcServer.start(
                "listen.li",
                new InetSocketAddress(listen.host(), listen.li()),
                TlsContexts.mutual(keys.tls(), trust(keys, KeyRole.KEY_ROLE_AUTHORITY)),
                executor,
                new GrpcServer.Services(
                    List.of(hi1.hi1().service(limit, executor), delivery),
                    List.of(new PeerIdentity()))));
    running.add(delivery);
    return new Provider.Ports(li.port(), 0, tester, metrics);
  }

  private DeliverySettings deliverySettings() {
    ProviderConfig.Delivery delivery = config.delivery();
    return new DeliverySettings(
        delivery.windowBytes(),
        delivery.keepaliveIdle(),
        delivery.keepaliveTimeout().dividedBy(2),
        delivery.keepaliveTimeout(),
        delivery.checkpointInterval(),
        DeliverySettings.DEFAULT.checkpointUnits());
  }

  private int upperTester(ProviderKeys keys, TestedProvider tested) {
    log.warn("The upper tester is open: this provider lets a tester move its clock and end it.");
    return running
        .add(
            GrpcServer.start(
                "listen.upperTester",
                new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), config.listen().upperTester()),
                TlsContexts.mutual(keys.tls(), trust(keys, KeyRole.KEY_ROLE_TESTER)),
                executor,
                new GrpcServer.Services(List.of(new UpperTester(tested)), List.of())))
        .port();
  }

  private X509TrustManager trust(ProviderKeys keys, KeyRole role) {
    CertificateVerifier verifier = new CertificateVerifier(keys.trust());
    return PeerTrust.inClients(() -> verifier, clock, Set.of(role));
  }

  private int metrics(TestedProvider tested) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ProviderMetrics.bind(registry, tested);
    try {
      return running.add(MetricsPage.open(config.listen().metrics(), registry)).port();
    } catch (IOException e) {
      throw new ConfigException(
          "listen.metrics",
          "names a port that cannot be served; choose another (0 lets the system choose)");
    }
  }
}
