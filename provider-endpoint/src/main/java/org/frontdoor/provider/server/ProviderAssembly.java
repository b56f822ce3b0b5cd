package org.frontdoor.provider.server;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.provider.accountability.TaskingLog;
import org.frontdoor.provider.admissibility.NationalProfileReader;
import org.frontdoor.provider.admissibility.NationalProfiles;
import org.frontdoor.provider.delivery.EpochPolicy;
import org.frontdoor.provider.delivery.LossListener;
import org.frontdoor.provider.delivery.Outboxes;
import org.frontdoor.provider.intake.RingingStore;
import org.frontdoor.provider.interception.Interception;
import org.frontdoor.provider.interception.InterceptionSettings;
import org.frontdoor.provider.interception.ProviderSide;
import org.frontdoor.provider.messenger.Messenger;
import org.frontdoor.provider.messenger.TraceReplay;
import org.frontdoor.provider.messenger.TrafficGenerator;
import org.frontdoor.provider.messenger.TrafficSource;
import org.frontdoor.provider.tasking.LoggedSwitch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a provider together and starts it, room by room along the way of the data. */
final class ProviderAssembly {

  private static final Logger log = LoggerFactory.getLogger(ProviderAssembly.class);

  private static final long RECORDS_AN_EPOCH = 1 << 20;
  private static final Duration SETTLE = Duration.ofSeconds(1);

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
    TaskingLog taskings = taskings(keys, rooms);
    log.info("The log of taskings is signed by {}", taskings.key().text());
    Interception interception = interception(keys, rooms, outboxes, losses);
    LoggedSwitch logged = new LoggedSwitch(taskings, interception);
    Hi1Assembly hi1 =
        Hi1Assembly.over(
            new Hi1Assembly.Ground(
                keys,
                profiles,
                new RingingStore(rooms.register()),
                new AccountTargets(rooms.accounts(), config.identity().id()),
                clock,
                surroundings.ids()),
            logged);
    losses.to(hi1.tasking());
    interception.start();
    running.add(interception);
    running.add(logged);
    logged.holdUnlogged(clock.instant());
    running.add(hi1.tasking());
    hi1.tasking().start();
    traffic.ifPresent(running::add);
    Messenger messenger =
        running.add(new Messenger(rooms.accounts(), rooms.messages(), surroundings.random()));
    TestedProvider tested =
        new TestedProvider(
            new TestedUsers(
                rooms.accounts(), rooms.messages().journal(), messenger, surroundings.random()),
            rooms.messages().journal(),
            traffic,
            clock,
            hi1.tasking(),
            interception,
            outboxes,
            surroundings.crash());
    Doors doors = new Doors(config, keys, clock, executor, running);
    return new Provider(
        doors.open(options, hi1.hi1(), messenger, taskings, tested), traffic, running);
  }

  private TaskingLog taskings(ProviderKeys keys, Rooms rooms) {
    ProviderConfig.Accountability accountability = config.accountability();
    return new TaskingLog(
        rooms.taskings(),
        new TaskingLog.Terms(
            signer(keys),
            accountability.witnessKeys(),
            accountability.checkpointInterval(),
            accountability.formerLogKeys()),
        clock,
        surroundings.random());
  }

  private NoteSigner signer(ProviderKeys keys) {
    try {
      return NoteSigner.of(
          ProviderConfig.Accountability.origin(config.identity()),
          NoteKeyUse.LOG,
          keys.evidence().privateKey(InsecureSecretKeyAccess.get()),
          keys.evidence().certificate().getPublicKey());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "keys.evidence",
          "holds a key that is not Ed25519, which the log of taskings is signed with");
    }
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
      case TrafficOrder.Generated generated ->
          Optional.of(
              new TrafficGenerator(
                  generated.profile(), rooms.accounts(), rooms.messages().journal()));
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
            InterceptionSettings.DEFAULT.maxEvents(),
            InterceptionSettings.DEFAULT.maxRoundEvents(),
            new EpochPolicy(RECORDS_AN_EPOCH, delivery.epochLength()),
            delivery.spoolBytes(),
            SETTLE),
        new ProviderSide(
            keys.evidence().identity().endpointId(),
            clock,
            surroundings.random(),
            signer(keys).key(),
            Set.copyOf(config.accountability().formerLogKeys())),
        Thread.ofPlatform().name("interception").factory());
  }
}
