package org.frontdoor.authority.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.client.Authority;
import org.frontdoor.authority.client.AuthorityConfig;
import org.frontdoor.authority.collector.Collector;
import org.frontdoor.authority.collector.CollectorListener;
import org.frontdoor.authority.store.Finding;
import org.frontdoor.authority.store.RocksRecordStore;
import org.frontdoor.authority.store.StoreException;
import org.frontdoor.authority.warrant.Times;
import org.frontdoor.hi2.v1.OperatorMessage;
import org.frontdoor.hi2.v1.StreamOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code authority receive}. */
@Command(
    name = "receive",
    description = "Receives, verifies and stores records until it is interrupted.",
    footer = {
      "%nRecords are stored sealed, as evidence; `export` opens them. Records behind the last",
      "checkpoint are provisional: the provider has not signed for them yet.",
      "%nExamples:",
      "  frontdoor authority receive",
      "  frontdoor authority receive --until-end --json"
    })
final class ReceiveCommand extends AuthorityTask {

  private static final int TASKS_IN_TABLE = 40;

  @Mixin private ConfigOption config;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "Stop after this time (default: go on until interrupted).")
  private @Nullable String duration;

  @Option(
      names = "--until-end",
      description = "Stop when every task that was delivered has ended and is confirmed.")
  private boolean untilEnd;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      defaultValue = "1s",
      description = "How often to show the progress (default: ${DEFAULT-VALUE}).")
  private String every;

  private final AtomicBoolean connected = new AtomicBoolean();

  @Override
  int run() throws StoreException {
    AuthorityConfig authorityConfig = config.config(surroundings());
    Duration interval = Times.duration(every);
    Instant begin = surroundings().clock().instant();
    Instant end = begin.plus(duration == null ? Stopper.FOREVER : Times.duration(duration));
    try (Stopper stopper = Stopper.install();
        RocksRecordStore store = RocksRecordStore.open(config.settings().records());
        Authority authority = Authority.connect(authorityConfig)) {
      Collector collector = authority.receive(store, new Listener());
      try (collector) {
        Screen screen = new Screen();
        while (!stopper.await(interval) && !isOver(collector, end)) {
          screen.show(progress(collector, begin));
        }
      }
      return finish(progress(collector, begin));
    }
  }

  private boolean isOver(Collector collector, Instant end) {
    return !surroundings().clock().instant().isBefore(end)
        || (untilEnd && progress(collector, end).allEnded());
  }

  private ReceiveProgress progress(Collector collector, Instant begin) {
    double seconds = Duration.between(begin, surroundings().clock().instant()).toMillis() / 1000.0;
    return ReceiveProgress.of(collector, connected.get(), seconds);
  }

  private int finish(ReceiveProgress progress) {
    if (json()) {
      printJson(progress.json(true));
    } else {
      progress.table(TASKS_IN_TABLE).forEach(this::print);
    }
    return progress.anyStopped() ? ExitCodes.REFUSED : ExitCodes.OK;
  }

  /** A table that stays in its place on a terminal, otherwise a line each time. */
  private final class Screen {

    private final boolean terminal = !json() && Ansi.AUTO.enabled();
    private int shown;

    void show(ReceiveProgress progress) {
      if (json()) {
        printJson(progress.json(false));
      } else if (terminal) {
        if (shown > 0) {
          out().print(String.format(Locale.ROOT, "\u001b[%dA\u001b[J", shown));
        }
        List<String> lines = progress.table(TASKS_IN_TABLE);
        lines.forEach(ReceiveCommand.this::print);
        shown = lines.size();
      } else {
        print(progress.line());
      }
      out().flush();
    }
  }

  /** Says at once, beside the progress, what a person must know. */
  private final class Listener implements CollectorListener {

    @Override
    public void connected(StreamOptions options) {
      connected.set(true);
    }

    @Override
    public void disconnected(AuthorityException why, Duration retryIn) {
      connected.set(false);
      notice(why.getMessage() + "; trying again in " + retryIn.toMillis() + " ms");
    }

    @Override
    public void found(Finding finding) {
      String task = finding.liid().isEmpty() ? "" : " of " + finding.liid();
      notice("FINDING " + finding.kind() + task + ": " + finding.sentence());
      if (json()) {
        printJson(
            Map.of(
                "finding", finding.kind().name(),
                "liid", finding.liid(),
                "position", finding.position(),
                "sentence", finding.sentence()));
      }
    }

    @Override
    public void informed(OperatorMessage message) {
      notice("The provider's operator: " + message.getText());
    }
  }
}
