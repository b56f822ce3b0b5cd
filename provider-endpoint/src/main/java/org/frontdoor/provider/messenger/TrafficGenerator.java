package org.frontdoor.provider.messenger;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.frontdoor.provider.messenger.TrafficThread.Stop;

/**
 * Synthetic traffic: sessions, direct and group messages of users that do not exist, in the rhythm
 * of a day, with bursts. After a crash it goes on with the event after the last one in the journal.
 */
public final class TrafficGenerator implements TrafficSource {

  private final TrafficProfile profile;
  private final AccountDirectory accounts;
  private final EventJournal journal;
  private final TrafficThread thread = new TrafficThread("traffic-generator", this::generate);
  private final AtomicLong events = new AtomicLong();
  private volatile boolean prepared;
  private volatile boolean finished;
  private volatile String failure = "";

  /** Makes a generator, which does nothing yet. */
  public TrafficGenerator(TrafficProfile profile, AccountDirectory accounts, EventJournal journal) {
    this.profile = profile;
    this.accounts = accounts;
    this.journal = journal;
  }

  /** Accounts are made in the order of their numbers, so if the last one exists, all do. */
  @Override
  public void prepare() {
    if (!prepared && !accounts.exists(TrafficProfile.account(profile.users() - 1))) {
      accounts.createAll(
          IntStream.range(0, profile.users()).mapToObj(TrafficProfile::account).iterator());
    }
    prepared = true;
  }

  @Override
  public void start() {
    prepare();
    thread.start();
  }

  @Override
  public void stop() {
    thread.stop();
  }

  @Override
  public Progress progress() {
    return new Progress(events.get(), 0, finished, failure);
  }

  private void generate(Stop stop) {
    failure = "";
    String source = "generator:" + profile.seed() + ":" + profile.users();
    TrafficIntake intake = new TrafficIntake(journal, source, speed(), events, stop);
    try {
      OptionalLong done = intake.lastPosition();
      if (done.isPresent()) {
        generate(intake, done.getAsLong());
      }
    } catch (JournalDamagedException e) {
      failure = "the journal is damaged; restore it from a copy";
    }
  }

  private void generate(TrafficIntake intake, long done) {
    TrafficRhythm rhythm = rhythm();
    GeneratedTraffic traffic = new GeneratedTraffic(profile.seed(), profile.users());
    for (long position = 1; position <= profile.maxEvents(); position++) {
      double seconds = rhythm.next();
      EventDraft event = traffic.next();
      if (position > done && !intake.take(seconds, event, position)) {
        return;
      }
    }
    finished = intake.handIn();
  }

  private TrafficSpeed speed() {
    return Double.isInfinite(profile.eventsPerSecond()) ? TrafficSpeed.MAX : TrafficSpeed.REAL;
  }

  private TrafficRhythm rhythm() {
    double rate = Double.isInfinite(profile.eventsPerSecond()) ? 1 : profile.eventsPerSecond();
    return new TrafficRhythm(
        new SplittableRandom(~profile.seed()), rate, profile.day().toNanos() / 1e9);
  }
}
