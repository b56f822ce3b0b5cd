package org.frontdoor.provider.messenger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.frontdoor.provider.messenger.TrafficThread.Stop;

/**
 * Replays a trace ({@link TraceReader} says how it looks): every good line is exactly one {@link
 * EventKind#MESSAGE_SENT} event, outside any session, with the time of the trace; broken lines are
 * reported and left out. The number of the last line is journaled with the events, under a name
 * made from the beginning of the file: after a crash the replay goes on with the next line, and a
 * trace that was replayed to its end is not replayed again into the same journal.
 */
public final class TraceReplay implements TrafficSource {

  /** What the name of the source is made of. */
  private static final int NAMED_BY_BYTES = 64 << 10;

  private final Path file;
  private final TrafficSpeed speed;
  private final AccountDirectory accounts;
  private final EventJournal journal;
  private final Consumer<BrokenLine> report;
  private final TrafficThread thread = new TrafficThread("traffic-trace", this::replay);
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();
  private volatile boolean prepared;
  private volatile boolean finished;
  private volatile String failure = "";

  /**
   * Makes a replay, which does nothing yet.
   *
   * @param report told of every broken line, on the thread of the replay
   */
  public TraceReplay(
      Path file,
      TrafficSpeed speed,
      AccountDirectory accounts,
      EventJournal journal,
      Consumer<BrokenLine> report) {
    this.file = file;
    this.speed = speed;
    this.accounts = accounts;
    this.journal = journal;
    this.report = report;
  }

  @Override
  public void prepare() {
    if (prepared) {
      return;
    }
    try (TraceReader lines = TraceReader.open(file)) {
      TraceAccounts names = new TraceAccounts(lines);
      accounts.createAll(names);
      names.requireComplete();
    } catch (IOException e) {
      throw new TrafficException(unreadable(), e);
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
    return new Progress(events.get(), skipped.get(), finished, failure);
  }

  private void replay(Stop stop) {
    failure = "";
    try (TraceReader lines = TraceReader.open(file)) {
      long digest = digest();
      String source = "trace:" + HexFormat.of().toHexDigits(digest);
      TrafficIntake intake = new TrafficIntake(journal, source, speed, events, stop);
      OptionalLong handled = intake.lastPosition();
      if (handled.isPresent()) {
        lines.skipTo(handled.getAsLong());
        replay(lines, digest, intake);
      }
    } catch (IOException e) {
      failure = unreadable();
    } catch (JournalDamagedException e) {
      failure = "the journal is damaged; restore it from a copy";
    }
  }

  private void replay(TraceReader lines, long digest, TrafficIntake intake) throws IOException {
    Optional<TraceLine> line = lines.next();
    while (line.isPresent() && take(line.get(), digest, intake)) {
      line = lines.next();
    }
    if (line.isEmpty() && intake.handIn()) {
      finished = true;
    }
  }

  /** Takes a line when its time has come; false when it is time to stop. */
  private boolean take(TraceLine line, long digest, TrafficIntake intake) {
    return switch (line) {
      case TraceLine.Message message ->
          intake.take((double) message.seconds(), draft(message, digest), message.number());
      case TraceLine.Header header -> intake.pass(header.number());
      case TraceLine.Broken broken -> {
        skipped.incrementAndGet();
        report.accept(new BrokenLine(broken.number(), broken.fault()));
        yield intake.pass(broken.number());
      }
    };
  }

  private static EventDraft draft(TraceLine.Message message, long digest) {
    return new EventDraft(
        EventKind.MESSAGE_SENT,
        message.sender(),
        0,
        List.of(message.receiver()),
        "",
        Identifiers.message(digest, message.number()),
        OptionalLong.of(message.seconds()));
  }

  private String unreadable() {
    return "cannot read the trace " + file + "; check that the file exists and is readable";
  }

  private long digest() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update("frontdoor.trace".getBytes(US_ASCII));
      return ByteBuffer.wrap(sha256.digest(in.readNBytes(NAMED_BY_BYTES))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
