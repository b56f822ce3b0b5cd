package org.frontdoor.lab.scenarios.obs;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.hi1.v1.Approver;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.provider.accountability.OrderBasis;
import org.frontdoor.provider.accountability.TaskingLog;
import org.frontdoor.provider.accountability.TaskingLogStore;
import org.frontdoor.provider.delivery.Outboxes;
import org.frontdoor.provider.delivery.Spool;
import org.frontdoor.provider.delivery.SpooledUnit;
import org.frontdoor.provider.interception.Interception;
import org.frontdoor.provider.interception.InterceptionSettings;
import org.frontdoor.provider.interception.ProviderSide;
import org.frontdoor.provider.storage.spool.RocksSpool;
import org.frontdoor.provider.storage.sqlite.SqliteTaskingLog;
import org.frontdoor.provider.tasking.InterceptionTask;
import org.frontdoor.provider.tasking.LoggedSwitch;
import org.frontdoor.testbed.lab.TooSlowException;

/**
 * The reference endpoint's own interception: it reads the journal, which everybody's messages are
 * written to alike, on a thread of its own.
 */
final class JournalTap implements TappedMessenger {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long TICK_MILLIS = 5;
  private static final long RESERVE = 1L << 20;
  private static final int MOST_BYTES = 1 << 24;

  private final MessengerParts parts;
  private final TaskingLogStore logged;
  private final Spool spool;
  private final Interception interception;
  private final LoggedSwitch taps;

  JournalTap(Stage stage, String target, Set<String> users) throws Exception {
    this.parts = new MessengerParts(stage, users);
    KeysetHandle keys =
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    this.logged = SqliteTaskingLog.open(stage.folder(), keys);
    this.spool =
        new CountingSpool(
            RocksSpool.open(
                stage.folder().resolve("spool"),
                keys.getPrimitive(AeadConfig2026.get(), Aead.class),
                RESERVE),
            parts.path());
    TaskingLog log =
        new TaskingLog(
            logged,
            new TaskingLog.Terms(
                NoteSigner.generate(
                    "frontdoor/XX/PROVIDER1", NoteKeyUse.LOG, stage.secureRandom("log")),
                List.of(),
                Duration.ofSeconds(1)),
            MessengerParts.clock(),
            stage.secureRandom("salts of the log"));
    this.interception =
        new Interception(
            parts.store().journal(),
            new Outboxes(spool),
            loss -> {},
            InterceptionSettings.DEFAULT,
            new ProviderSide(
                MessengerParts.PROVIDER,
                MessengerParts.clock(),
                stage.secureRandom("epoch keys"),
                log.key()),
            Thread.ofPlatform().daemon().name("lab-interception").factory());
    this.taps = new LoggedSwitch(log, interception);
    interception.start();
    var unused = taps.activate(task(target)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static InterceptionTask task(String target) throws SealException {
    Instant begin = MessengerParts.begin();
    WarrantDocument order =
        WarrantDocument.newBuilder()
            .setApprover(
                Approver.newBuilder()
                    .setCountryCode("XX")
                    .setRealm("criminal")
                    .setRole(KeyRole.KEY_ROLE_JUDGE)
                    .setUniqueIdentifier("JUDGE001"))
            .setDataCategory(DataCategory.DATA_CATEGORY_TRAFFIC)
            .setDeliveryType(DeliveryType.DELIVERY_TYPE_IRI_ONLY)
            .build();
    return new InterceptionTask(
        MessengerParts.TASK,
        MessengerParts.LIID,
        MessengerParts.AUTHORITY,
        Set.of(target),
        List.of(MessengerParts.newKey().publicKey()),
        begin,
        begin.plus(Duration.ofDays(7)),
        false,
        OrderBasis.of(order, ByteString.copyFromUtf8("an order")));
  }

  @Override
  public SenderPath.Work send(String from) throws Exception {
    SenderPath.Work before = parts.path().soFar();
    parts.send(from);
    return parts.path().soFar().since(before);
  }

  @Override
  public long records() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    long ticks = PATIENCE.toMillis() / TICK_MILLIS;
    while (interception.position() < parts.store().journal().nextOffset() && ticks-- > 0) {
      var unused = never.await(TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
    if (interception.position() < parts.store().journal().nextOffset()) {
      throw new TooSlowException("Interception did not catch up", PATIENCE);
    }
    long records = 0;
    for (SpooledUnit unit : spool.read(MessengerParts.AUTHORITY, 0, MOST_BYTES)) {
      UnitHeader header = UnitHeader.parseFrom(unit.header());
      records += header.getKind() == UnitKind.UNIT_KIND_BATCH ? header.getRecordCount() : 0;
    }
    // The first record is the test record at activation.
    return records - 1;
  }

  @Override
  public Map<String, Long> written() {
    return parts.written();
  }

  @Override
  public void close() {
    taps.close();
    interception.close();
    spool.close();
    logged.close();
    parts.close();
  }
}
