package org.frontdoor.authority.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.authority.store.Finding;
import org.frontdoor.authority.store.RecordStore;
import org.frontdoor.authority.store.RocksRecordStore;
import org.frontdoor.authority.store.StoreCommit;
import org.frontdoor.authority.store.StoreException;
import org.frontdoor.authority.store.TaskState;
import org.frontdoor.authority.testing.DelegatingStore;
import org.frontdoor.authority.testing.Parties;
import org.frontdoor.authority.testing.ScriptedDelivery;
import org.frontdoor.authority.testing.ScriptedSpool;
import org.frontdoor.authority.testing.TlsServer;
import org.frontdoor.authority.transport.ProviderChannel;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The collector against a provider that is a few lines, over real TLS, into a real store. */
final class CollectorTest {

  private static final String LIID = "LI-1";
  private static final Backoff QUICK = new Backoff(Duration.ofMillis(20), Duration.ofMillis(50));

  @TempDir private Path directory;

  private final Parties parties = Parties.create();
  private final ScriptedSpool spool = new ScriptedSpool(parties, LIID, 300, 10);
  private final ScriptedDelivery delivery = new ScriptedDelivery(parties, spool, 20);
  private final List<AuthorityException> disconnections = new CopyOnWriteArrayList<>();
  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private TlsServer server;
  private RecordStore store;
  private ManagedChannel channel;

  @BeforeEach
  void start() throws IOException, StoreException {
    server = TlsServer.start(parties, delivery);
    store = RocksRecordStore.open(directory.resolve("records"));
    channel =
        ProviderChannel.open(
            server.address(),
            parties.pki.authorityTls(Parties.AUTHORITY_ID),
            new CertificateVerifier(parties.pki.anchors()),
            parties.clock);
  }

  @AfterEach
  void stop() throws StoreException {
    channel.shutdownNow();
    delivery.close();
    server.close();
    store.close();
  }

  @Test
  void delivery_wholeSpool_isStoredConfirmedAndAcknowledged() throws StoreException {
    try (Collector collector = collect(store)) {
      awaitConfirmed(collector);
      await("the end is acknowledged").until(() -> delivery.acknowledged.get() == spool.size() + 1);

      assertThat(collector.recordsStored()).isEqualTo(spool.records());
      assertThat(collector.latency().snapshot().getTotalCount()).isEqualTo(spool.records());
    }
    assertThat(findings).isEmpty();
    assertThat(store.load().nextPosition()).isEqualTo(spool.size() + 1);
  }

  @Test
  void server_goneAndBack_deliveryGoesOnWhereItStood() throws Exception {
    int port = server.port();
    delivery.unitsATick = 1;
    try (Collector collector = collect(store)) {
      await("some are stored").until(() -> collector.recordsStored() > 100);
      server.close();
      await("the loss is reported").until(() -> !disconnections.isEmpty());
      server =
          TlsServer.start(parties, parties.pki.providerTls(Parties.PROVIDER_ID), port, delivery);
      awaitConfirmed(collector);

      assertThat(collector.recordsStored()).isEqualTo(spool.records());
    }
    assertThat(findings).isEmpty();
    assertThat(disconnections).extracting(AuthorityException::fault).contains(Fault.UNREACHABLE);
    assertThat(delivery.streams.get()).isGreaterThan(1);
  }

  @Test
  void provider_thatFallsSilent_isGivenUpAndReachedAgain() {
    delivery.options =
        options -> options.setKeepaliveIdleMillis(200).setKeepaliveTimeoutMillis(200);
    delivery.silent = true;
    try (Collector collector = collect(store)) {
      await("the silence is noticed").until(() -> delivery.streams.get() > 1);
      delivery.silent = false;
      awaitConfirmed(collector);
    }
    assertThat(disconnections).isNotEmpty();
  }

  @Test
  void store_thatIsSlow_neitherStopsKeepalivesNorOverrunsTheWindow() {
    CountDownLatch slow = new CountDownLatch(1);
    RecordStore blocking =
        new DelegatingStore(store) {
          @Override
          public void commit(StoreCommit commit) throws StoreException {
            awaitOrFail(slow);
            super.commit(commit);
          }
        };
    try (Collector collector = collect(blocking)) {
      await("signs of life are answered while nothing can be stored")
          .until(() -> delivery.keepalivesAnswered.get() > 2);
      assertThat(collector.recordsStored()).isZero();
      assertThat(delivery.acknowledged.get()).isZero();
      slow.countDown();
      awaitConfirmed(collector);
    }
    assertThat(disconnections).isEmpty();
  }

  @Test
  void store_thatFails_acknowledgesNothingAndTriesAgain() {
    RecordStore failing =
        new DelegatingStore(store) {
          private int left = 2;

          @Override
          public void commit(StoreCommit commit) throws StoreException {
            if (left-- > 0) {
              throw new StoreException("The disk is full");
            }
            super.commit(commit);
          }
        };
    try (Collector collector = collect(failing)) {
      awaitConfirmed(collector);

      assertThat(collector.recordsStored()).isEqualTo(spool.records());
    }
    assertThat(disconnections).extracting(AuthorityException::fault).contains(Fault.STORAGE);
    assertThat(findings).isEmpty();
  }

  @Test
  void provider_thatFloodsTheWindow_isCutOff() {
    Expectations small =
        new Expectations(
            Parties.authority(),
            Parties.provider(),
            List.of(parties.deliveryKey),
            parties.signatures(),
            64 << 10);
    Inbox inbox = new Inbox(small.windowBytes());
    ScriptedSpool large = new ScriptedSpool(parties, "LI-2", 6, 30_000);
    boolean accepted = true;
    for (int i = 1; i <= large.size(); i++) {
      accepted &= inbox.put(org.frontdoor.authority.testing.ScriptedMessages.of(large.at(i)));
    }

    assertThat(accepted).isFalse();
  }

  private void awaitConfirmed(Collector collector) {
    await("the task is confirmed")
        .atMost(Duration.ofSeconds(60))
        .until(() -> phase(collector.tasks()) == TaskState.Phase.CONFIRMED);
  }

  private static TaskState.Phase phase(Map<String, TaskState> tasks) {
    TaskState task = tasks.get(LIID);
    return task == null ? TaskState.Phase.DELIVERING : task.phase();
  }

  private static void awaitOrFail(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The test did not let go");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Collector collect(RecordStore into) {
    Collector.Setup setup =
        new Collector.Setup(
            channel, server.address(), parties.expectations(), QUICK, parties.surroundings());
    return Collector.start(
        setup,
        into,
        new CollectorListener() {
          @Override
          public void found(Finding finding) {
            findings.add(finding);
          }

          @Override
          public void disconnected(AuthorityException why, Duration retryIn) {
            disconnections.add(why);
          }
        });
  }
}
