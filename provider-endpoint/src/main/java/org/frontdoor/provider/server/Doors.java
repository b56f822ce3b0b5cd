package org.frontdoor.provider.server;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509TrustManager;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.credentials.PeerTrust;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.provider.accountability.PublishedLog;
import org.frontdoor.provider.accountability.service.LogGrpcService;
import org.frontdoor.provider.delivery.DeliveryGrpcService;
import org.frontdoor.provider.delivery.DeliveryParty;
import org.frontdoor.provider.delivery.DeliverySettings;
import org.frontdoor.provider.intake.AuthorityRateLimit;
import org.frontdoor.provider.intake.Hi1;
import org.frontdoor.provider.intake.PeerIdentity;
import org.frontdoor.provider.messenger.Messenger;
import org.frontdoor.provider.messenger.service.MessengerGrpcService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that others may connect to. What serves authorities opens last. */
final class Doors {

  private static final Logger log = LoggerFactory.getLogger(Doors.class);

  private static final int MESSAGES_A_SECOND = 500;
  private static final int MESSAGES_AT_ONCE = 1000;
  private static final int MAX_LOG_REQUEST = 4096;
  private static final int LOG_CALLS_A_SECOND = 100;
  private static final int LOG_CALLS_AT_ONCE = 500;
  private static final Duration LOG_IDLE = Duration.ofMinutes(1);
  private static final Duration DEVICE_KEEPALIVE = Duration.ofMinutes(1);

  private final ProviderConfig config;
  private final ProviderKeys keys;
  private final InstantSource clock;
  private final ExecutorService executor;
  private final Shutdown running;

  Doors(
      ProviderConfig config,
      ProviderKeys keys,
      InstantSource clock,
      ExecutorService executor,
      Shutdown running) {
    this.config = config;
    this.keys = keys;
    this.clock = clock;
    this.executor = executor;
    this.running = running;
  }

  Provider.Ports open(
      StartOptions options,
      Hi1 hi1,
      Messenger messenger,
      PublishedLog taskings,
      TestedProvider tested) {
    OptionalInt metrics = options.metrics() ? OptionalInt.of(metrics(tested)) : OptionalInt.empty();
    OptionalInt tester =
        options.upperTester() ? OptionalInt.of(upperTester(tested)) : OptionalInt.empty();
    int users = messenger(messenger);
    int readers = log(taskings);
    return new Provider.Ports(authorities(hi1, tested), users, readers, tester, metrics);
  }

  private int authorities(Hi1 hi1, TestedProvider provider) {
    DeliveryGrpcService delivery =
        new DeliveryGrpcService(
            new DeliveryParty(keys.evidence(), deliverySettings(), provider.outboxes(), clock),
            PeerIdentity::current,
            Thread.ofPlatform().name("delivery-", 0).daemon().factory(),
            provider.clock().timers(System::nanoTime));
    provider.clock().onAdvance(delivery::wake);
    AuthorityRateLimit limit = new AuthorityRateLimit(clock, MESSAGES_A_SECOND, MESSAGES_AT_ONCE);
    PeerIdentity peers = new PeerIdentity();
    GrpcServer server =
        GrpcServer.start(
            "listen.li",
            new InetSocketAddress(config.listen().host(), config.listen().li()),
            TlsContexts.mutual(keys.tls(), trust(KeyRole.KEY_ROLE_AUTHORITY)),
            builder ->
                GrpcServer.limited(builder)
                    .executor(executor)
                    .intercept(peers)
                    .addService(hi1.service(limit, executor))
                    .addService(delivery));
    running.add(server);
    running.add(delivery);
    return server.port();
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

  private int messenger(Messenger messenger) {
    return running
        .add(
            GrpcServer.start(
                "listen.messenger",
                new InetSocketAddress(config.listen().host(), config.listen().messenger()),
                TlsContexts.serverOnly(keys.tls()),
                builder ->
                    MessengerGrpcService.serve(builder, messenger, executor, DEVICE_KEEPALIVE)))
        .port();
  }

  /** Readers of the log have no certificates: what they read is public, and proves itself. */
  private int log(PublishedLog taskings) {
    ReaderRateLimit readers = new ReaderRateLimit(clock, LOG_CALLS_A_SECOND, LOG_CALLS_AT_ONCE);
    return running
        .add(
            GrpcServer.start(
                "listen.log",
                new InetSocketAddress(config.listen().host(), config.listen().log()),
                TlsContexts.serverOnly(keys.tls()),
                builder ->
                    GrpcServer.limited(builder)
                        .maxInboundMessageSize(MAX_LOG_REQUEST)
                        .maxConnectionIdle(LOG_IDLE.toSeconds(), TimeUnit.SECONDS)
                        .intercept(readers)
                        .executor(executor)
                        .addService(new LogGrpcService(taskings))))
        .port();
  }

  private int upperTester(TestedProvider tested) {
    log.warn("The upper tester is open: this provider lets a tester move its clock and end it.");
    return running
        .add(
            GrpcServer.start(
                "listen.upperTester",
                upperTesterAddress(config.listen()),
                TlsContexts.mutual(keys.tls(), trust(KeyRole.KEY_ROLE_TESTER)),
                builder ->
                    GrpcServer.limited(builder)
                        .executor(executor)
                        .addService(new UpperTester(tested))))
        .port();
  }

  private static InetSocketAddress upperTesterAddress(ProviderConfig.Listen listen) {
    return listen.allowUpperTesterBeyondLoopback()
        ? new InetSocketAddress(listen.host(), listen.upperTester())
        : new InetSocketAddress(InetAddress.getLoopbackAddress(), listen.upperTester());
  }

  private X509TrustManager trust(KeyRole role) {
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
