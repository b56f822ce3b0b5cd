package org.frontdoor.lab.architecture;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.provider.accountability.TaskingLog;
import org.frontdoor.provider.delivery.Outboxes;
import org.frontdoor.provider.delivery.SpooledUnit;
import org.frontdoor.provider.interception.Interception;
import org.frontdoor.provider.interception.InterceptionSettings;
import org.frontdoor.provider.interception.ProviderSide;
import org.frontdoor.provider.messenger.EventDraft;
import org.frontdoor.provider.messenger.EventKind;
import org.frontdoor.provider.storage.rocks.JournalBounds;
import org.frontdoor.provider.storage.rocks.RocksMessageStore;
import org.frontdoor.provider.storage.spool.RocksSpool;
import org.frontdoor.provider.storage.sqlite.SqliteRegister;
import org.frontdoor.provider.storage.sqlite.SqliteTaskingLog;
import org.frontdoor.provider.tasking.LoggedSwitch;

/**
 * The room in which a provider taps, without the doors that lead to it: the reference provider's
 * own journal, interception, spool and log, for whoever has got inside.
 *
 * <p>The management of the switch orders through {@link #management}, which logs. The control of
 * the tap itself is {@link #control}: in the reference provider it asks for the proof that the log
 * has it; in the naive one it takes any order, as switches did that had one program for the papers
 * and another for the wires.
 */
public final class TapRoom {

  private static final int MOST_BYTES = 1 << 24;
  private static final long RESERVE = 1 << 20;
  private static final long TICK_MILLIS = 2;
  private static final EndpointId PROVIDER =
      EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier("PROVIDER1").build();

  private final RocksMessageStore messages;
  private final RocksSpool spool;
  private final TaskingLog log;
  private final Interception interception;
  private final RefusingTap tap;
  private final TapConsole control;
  private final LoggedSwitch management;

  private TapRoom(RocksMessageStore messages, RocksSpool spool, Stage stage, Logs logs) {
    this.messages = messages;
    this.spool = spool;
    this.log = logs.open;
    this.interception =
        stage.onRevert(
            new Interception(
                messages.journal(),
                new Outboxes(spool),
                loss -> {},
                InterceptionSettings.DEFAULT,
                new ProviderSide(
                    PROVIDER, stage.clock(), stage.secureRandom("epochs"), logs.asked.key()),
                Thread.ofPlatform().daemon().name("tap-room").factory()));
    this.interception.start();
    this.tap =
        new RefusingTap(
            logs.asked == logs.open ? interception : new ObedientTap(interception, logs.asked));
    this.control = new TapConsole(tap);
    this.management = stage.onRevert(new LoggedSwitch(log, control));
  }

  /**
   * The logs of a room.
   *
   * @param open what the management writes and everybody reads
   * @param asked the one that the tap asks a proof from: the same, or one that it writes itself
   */
  private record Logs(TaskingLog open, TaskingLog asked) {}

  /**
   * Opens a room in the run's folder; it is closed with the run.
   *
   * @param asks whether the tap asks for the proof that the log has an order
   */
  public static TapRoom open(Stage stage, boolean asks) throws GeneralSecurityException {
    Path folder = stage.folder();
    KeysetHandle keys = SqliteRegister.newKeys();
    RocksMessageStore messages =
        stage.onRevert(
            RocksMessageStore.open(
                folder.resolve("journal"),
                new JournalBounds(Long.MAX_VALUE, Long.MAX_VALUE),
                stage.clock()));
    RocksSpool spool =
        stage.onRevert(
            RocksSpool.open(
                folder.resolve("spool"),
                keys.getPrimitive(AeadConfig2026.get(), Aead.class),
                RESERVE));
    TaskingLog open = log("open", keys, stage);
    TaskingLog asked = asks ? open : log("own", keys, stage);
    return new TapRoom(messages, spool, stage, new Logs(open, asked));
  }

  /** The log that everybody reads. */
  public TaskingLog log() {
    return log;
  }

  /** What the management of the switch orders with. */
  public LoggedSwitch management() {
    return management;
  }

  /** The tap's own control. */
  public TapConsole control() {
    return control;
  }

  /** How many tasks the tap itself has refused, because no entry of the log was shown. */
  public long refused() {
    return tap.refused();
  }

  /**
   * Ends a task at the tap itself, past its control.
   *
   * @return completes when it has ended
   */
  public CompletableFuture<Instant> cut(UUID task, Instant from) {
    return interception.end(task, from);
  }

  /**
   * The tasks for which product has begun to leave and not ended, by the units at the line, over
   * all receivers. Who holds the control has no part in it.
   */
  public Set<UUID> delivering() {
    Map<String, UUID> begun = new LinkedHashMap<>();
    for (EndpointId receiver : spool.load().logs().keySet()) {
      for (SpooledUnit unit : product(receiver)) {
        UnitHeader header = unit.parsedHeader();
        if (header.hasStart()) {
          begun.put(header.getLiid(), UUID.fromString(header.getStart().getTaskObjectIdentifier()));
        } else if (header.hasEnd()) {
          begun.remove(header.getLiid());
        }
      }
    }
    return Set.copyOf(begun.values());
  }

  /** Users send messages, one after another; returns when interception has read them. */
  public void send(List<String> senders, String recipient) throws InterruptedException {
    List<EventDraft> events = new ArrayList<>();
    for (String sender : senders) {
      events.add(
          new EventDraft(
              EventKind.MESSAGE_SENT,
              sender,
              0,
              List.of(recipient),
              "",
              ByteString.EMPTY,
              OptionalLong.empty()));
    }
    long next = messages.journal().append(events) + events.size();
    CountDownLatch never = new CountDownLatch(1);
    while (interception.position() < next) {
      if (!interception.healthy()) {
        throw new IllegalStateException("Interception has stopped.");
      }
      var unused = never.await(TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** What lies ready to be fetched by somebody, sealed as it is. */
  public List<SpooledUnit> product(EndpointId receiver) {
    return spool.read(receiver, 1, MOST_BYTES);
  }

  private static TaskingLog log(String name, KeysetHandle keys, Stage stage) {
    return new TaskingLog(
        stage.onRevert(SqliteTaskingLog.open(stage.folder().resolve("log-" + name), keys)),
        new TaskingLog.Terms(
            NoteSigner.generate(
                "frontdoor/XX/PROVIDER1", NoteKeyUse.LOG, stage.secureRandom("log " + name)),
            List.of(),
            Duration.ofNanos(1)),
        stage.clock(),
        stage.secureRandom("salts " + name));
  }
}
