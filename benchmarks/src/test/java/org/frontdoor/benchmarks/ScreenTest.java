package org.frontdoor.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ScreenTest {

  private final StringWriter out = new StringWriter();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

  private Screen screen(boolean terminal) {
    return new Screen(new PrintWriter(out, true), terminal, now::get);
  }

  @Test
  void progress_thatComesTooFast_isNotPrinted() {
    Screen screen = screen(false);
    screen.say("first");
    now.set(Instant.EPOCH.plusMillis(1_500));
    screen.say("second");
    now.set(Instant.EPOCH.plusMillis(2_500));
    screen.say("third");
    assertThat(out.toString().lines()).containsExactly("  first", "  third");
  }

  @Test
  void progress_onATerminal_isDrawnOverAndGoneBeforeLinesThatStay() {
    Screen screen = screen(true);
    screen.say("first " + "x".repeat(100));
    screen.print("done");
    String shown = out.toString();
    assertThat(shown).startsWith("\r\u001b[2K  first x").doesNotContain("x".repeat(80));
    assertThat(shown).endsWith("\r\u001b[2Kdone" + System.lineSeparator());
  }
}
