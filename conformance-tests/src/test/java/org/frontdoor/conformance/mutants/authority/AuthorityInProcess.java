package org.frontdoor.conformance.mutants.authority;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.Surroundings;
import org.frontdoor.authority.cli.VerifyJson;
import org.frontdoor.authority.collector.Backoff;
import org.frontdoor.authority.collector.Collector;
import org.frontdoor.authority.collector.CollectorListener;
import org.frontdoor.authority.collector.Expectations;
import org.frontdoor.authority.config.AuthoritySettings;
import org.frontdoor.authority.config.Credentials;
import org.frontdoor.authority.export.EvidenceCheck;
import org.frontdoor.authority.store.Finding;
import org.frontdoor.authority.store.RocksRecordStore;
import org.frontdoor.authority.store.StoreException;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.authority.transport.ProviderChannel;
import org.frontdoor.conformance.net.Address;
import org.frontdoor.conformance.net.Programs;
import org.frontdoor.conformance.statement.AuthorityAdapter;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.verify.CompletenessReport;
import org.frontdoor.testbed.World;

/**
 * The reference authority in this process, with one fault: quicker to start than programs. Killing
 * it cuts its connection first, so that nothing more is acknowledged.
 */
final class AuthorityInProcess implements Programs {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Backoff SOON = new Backoff(Duration.ofMillis(20), Duration.ofMillis(200));

  private final World world = World.real();
  private final AuthoritySettings settings;
  private final Credentials credentials;
  private final Path work;
  private final AuthorityMutation mutation;
  private Optional<Running> receiving = Optional.empty();
  private Address provider = new Address("127.0.0.1", 1);
  private String report = "";
  private int cases;

  /**
   * Nothing runs yet.
   *
   * @param credentials of the reference; to load them takes longer than anything else here
   * @param work where folders are made
   */
  AuthorityInProcess(
      AuthoritySettings settings, Credentials credentials, Path work, AuthorityMutation mutation) {
    this.settings = settings;
    this.credentials = credentials;
    this.work = work;
    this.mutation = mutation;
  }

  private record Running(ManagedChannel channel, Collector collector, RocksRecordStore store) {
    void stop() {
      try (store) {
        collector.close();
      }
      channel.shutdownNow();
    }
  }

  @Override
  public void fresh(Address at) {
    close();
    provider = at;
    cases++;
  }

  @Override
  public Observation start(String command) {
    if (command.equals(AuthorityAdapter.REPORT)) {
      report = mutated(verify());
    } else {
      receiving = Optional.of(receive());
    }
    return new Observation.Done();
  }

  @Override
  public Observation await(String command, Duration atMost) {
    return new Observation.ProgramEnded(0, report);
  }

  @Override
  public void closeInput(String command) {
    if (command.equals(AuthorityAdapter.RECEIVE)) {
      close();
    }
  }

  @Override
  public void kill(String command) {
    receiving.ifPresent(running -> running.channel().shutdownNow());
    close();
  }

  @Override
  public void close() {
    receiving.ifPresent(Running::stop);
    receiving = Optional.empty();
  }

  private Path folder() {
    return work.resolve("in-process-" + cases);
  }

  private Running receive() {
    ProviderAddress at =
        new ProviderAddress(settings.provider().id(), provider.host(), provider.port());
    CertificateVerifier trust = new CertificateVerifier(credentials.trust());
    ManagedChannel channel =
        mutation.trustsAnybody()
            ? trustingAnybody(at, credentials)
            : ProviderChannel.open(at, credentials.tls(), trust, world.clock());
    Channel faulty = ClientInterceptors.intercept(channel, new FaultyStreams(mutation));
    Expectations expected =
        new Expectations(
            settings.identity(),
            settings.provider().id(),
            credentials.delivery(),
            new MessageVerifier(trust),
            Expectations.DEFAULT_WINDOW_BYTES);
    try {
      RocksRecordStore store = RocksRecordStore.open(folder());
      Collector.Setup setup =
          new Collector.Setup(
              faulty, at, expected, SOON, new Surroundings(world.clock(), world.random()));
      return new Running(channel, Collector.start(setup, store, listener(channel)), store);
    } catch (StoreException e) {
      throw new AssertionError(e);
    }
  }

  private CollectorListener listener(ManagedChannel channel) {
    return new CollectorListener() {
      @Override
      public void disconnected(AuthorityException why, Duration retryIn) {
        if (mutation.comesBack()) {
          channel.resetConnectBackoff();
        } else {
          channel.shutdownNow();
        }
      }
    };
  }

  private static ManagedChannel trustingAnybody(ProviderAddress at, Credentials credentials) {
    try {
      return NettyChannelBuilder.forAddress(at.host(), at.port())
          .sslContext(
              GrpcSslContexts.configure(SslContextBuilder.forClient())
                  .keyManager(
                      credentials.tls().privateKey(InsecureSecretKeyAccess.get()),
                      credentials.tls().chain().toArray(X509Certificate[]::new))
                  .trustManager(InsecureTrustManagerFactory.INSTANCE)
                  .protocols("TLSv1.3")
                  .build())
          .build();
    } catch (SSLException e) {
      throw new AssertionError(e);
    }
  }

  private String verify() {
    EvidenceCheck check =
        new EvidenceCheck(
            settings.provider().id(),
            settings.identity(),
            new MessageVerifier(new CertificateVerifier(credentials.trust())),
            credentials.delivery());
    try (RocksRecordStore store = RocksRecordStore.openReadOnly(folder())) {
      CompletenessReport stored = check.judge(store);
      List<Finding> received = store.findings();
      boolean good =
          stored.clean() && received.stream().noneMatch(finding -> finding.kind().failure());
      return JSON.writeValueAsString(VerifyJson.of(stored, received, good));
    } catch (StoreException | JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private String mutated(String printed) {
    try {
      ObjectNode node = (ObjectNode) JSON.readTree(printed);
      mutation.report(node);
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
