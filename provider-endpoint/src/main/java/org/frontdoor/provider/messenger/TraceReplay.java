package org.frontdoor.provider.messenger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
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

  /** Lines handed in with one write at most. */
  private static final int BATCH = 8192;

  /** What the name of the source is made of. */
  private static final int NAMED_BY_BYTES = 64 << 10;

  private static final long STOPPED = -1;

  private static final long RETRY_NANOS = 100_000_000;

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
      long handled = position(source, stop);
      if (handled != STOPPED) {
        lines.skipTo(handled);
        new Run(lines, digest, source, stop).run();
      }
    } catch (IOException e) {
      failure = unreadable();
    } catch (JournalDamagedException e) {
      failure = "the journal is damaged; restore it from a copy";
    }
  }

  private long position(String source, Stop stop) {
    while (true) {
      try {
        return journal.sourcePosition(source).orElse(0);
      } catch (JournalUnavailableException e) {
        if (stop.within(RETRY_NANOS)) {
          return STOPPED;
        }
      }
    }
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

  /** One run from start to stop. */
  private final class Run {

    private final TraceReader lines;
    private final long digest;
    private final String source;
    private final Stop stop;
    private final List<EventDraft> batch = new ArrayList<>(BATCH);
    private final long startNanos = System.nanoTime();
    private long startSeconds = -1;
    private long lastLine;

    Run(TraceReader lines, long digest, String source, Stop stop) {
      this.lines = lines;
      this.digest = digest;
      this.source = source;
      this.stop = stop;
    }

    void run() throws IOException {
      Optional<TraceLine> line = lines.next();
      while (line.isPresent() && take(line.get())) {
        line = lines.next();
      }
      if (line.isEmpty() && handIn()) {
        finished = true;
      }
    }

    /** Takes a line when its time has come; false when it is time to stop. */
    private boolean take(TraceLine line) {
      switch (line) {
        case TraceLine.Message message -> {
          if (!await(message.seconds())) {
            return false;
          }
          batch.add(draft(message));
        }
        case TraceLine.Broken broken -> {
          skipped.incrementAndGet();
          report.accept(new BrokenLine(broken.number(), broken.fault()));
        }
        case TraceLine.Header header -> {}
      }
      lastLine = line.number();
      if (batch.size() == BATCH || stop.now()) {
        return handIn() && !stop.now();
      }
      return true;
    }

    private boolean await(long seconds) {
      if (speed.isMax()) {
        return true;
      }
      if (startSeconds < 0) {
        startSeconds = seconds;
      }
      long due = startNanos + speed.nanos((double) seconds - startSeconds);
      if (due - System.nanoTime() <= 0) {
        return true;
      }
      return handIn() && !stop.within(due - System.nanoTime());
    }

    /** Hands in what was taken; tries until it is in the journal, or it is time to stop. */
    private boolean handIn() {
      while (!batch.isEmpty()) {
        try {
          journal.append(batch, new SourcePosition(source, lastLine));
          events.addAndGet(batch.size());
          batch.clear();
        } catch (JournalUnavailableException e) {
          if (stop.within(RETRY_NANOS)) {
            return false;
          }
        }
      }
      return true;
    }

    private EventDraft draft(TraceLine.Message message) {
      return new EventDraft(
          EventKind.MESSAGE_SENT,
          message.sender(),
          0,
          List.of(message.receiver()),
          "",
          Identifiers.message(digest, message.number()),
          OptionalLong.of(message.seconds()));
    }
  }
}
