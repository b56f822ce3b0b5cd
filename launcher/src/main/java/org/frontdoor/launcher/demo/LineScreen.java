package org.frontdoor.launcher.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A screen for files and pipes: one line now and then. */
final class LineScreen implements Screen {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final PrintWriter out;
  private @Nullable Duration last;

  LineScreen(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void say(String sentence) {
    out.println(sentence);
    out.flush();
  }

  @Override
  public void show(Progress progress) {
    if (last != null && progress.elapsed().minus(last).compareTo(BETWEEN_LINES) < 0) {
      return;
    }
    last = progress.elapsed();
    say(
        String.format(
            Locale.ROOT,
            "  %4d s  %,12d events  %,12d records",
            progress.elapsed().toSeconds(),
            progress.events(),
            progress.records()));
  }

  @Override
  public void done() {
    last = null;
  }
}
