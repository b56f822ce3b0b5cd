package org.frontdoor.benchmarks.endtoend;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.frontdoor.authority.store.StoreException;
import org.frontdoor.protocol.SuppressForbidden;
import org.frontdoor.testbed.World;

/**
 * Authorities that collect, all in one process: what {@code authority receive} does, once for each
 * configuration that is named. Says every tenth of a second how far they are; on the line {@code
 * mark} it begins anew to measure latencies, on {@code latencies} it says what they were since.
 * Ends with its standard input.
 */
public final class CollectorsMain {

  private static final int EVERY_MILLIS = 100;

  private final List<CollectingAuthority> authorities;
  private final PrintStream out;
  private final ObjectMapper json = new ObjectMapper();
  private List<Histogram> before;

  private CollectorsMain(List<CollectingAuthority> authorities, PrintStream out) {
    this.authorities = authorities;
    this.out = out;
    this.before = latencies();
  }

  /** Collects for the authorities whose {@code authority.yaml} files are named. */
  @SuppressForbidden(reason = "a program's edge: its standard output is how its parent hears of it")
  public static void main(String[] args) throws IOException, StoreException {
    World world = World.real();
    List<CollectingAuthority> authorities = new ArrayList<>();
    for (String config : args) {
      authorities.add(CollectingAuthority.start(Path.of(config), world));
    }
    CollectorsMain main = new CollectorsMain(authorities, System.out);
    try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
      var unused =
          timer.scheduleAtFixedRate(
              () -> main.sayStatus(world), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
      main.obey(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
      timer.shutdownNow();
    }
    for (CollectingAuthority authority : authorities) {
      authority.close();
    }
  }

  private void obey(BufferedReader orders) throws IOException {
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      switch (order) {
        case "mark" -> before = latencies();
        case "latencies" -> sayLatencies();
        default -> say(Map.of("refused", order));
      }
    }
  }

  private void sayStatus(World world) {
    long records = 0;
    int connected = 0;
    int findings = 0;
    for (CollectingAuthority authority : authorities) {
      records += authority.records();
      connected += authority.isConnected() ? 1 : 0;
      findings += authority.findings();
    }
    say(
        new CollectorsStatus(
            world.clock().millis(),
            connected,
            records,
            findings,
            authorities.stream().map(CollectingAuthority::records).toList()));
  }

  private void sayLatencies() {
    List<Histogram> now = latencies();
    List<String> since = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      Histogram interval = now.get(i).copy();
      interval.subtract(before.get(i));
      since.add(Histograms.encode(interval));
    }
    say(Map.of("latencies", since));
  }

  private List<Histogram> latencies() {
    return authorities.stream().map(CollectingAuthority::latency).toList();
  }

  private synchronized void say(Object what) {
    try {
      out.println(json.writeValueAsString(what));
      out.flush();
    } catch (IOException e) {
      throw new IllegalStateException("Numbers and texts can be written as JSON.", e);
    }
  }
}
