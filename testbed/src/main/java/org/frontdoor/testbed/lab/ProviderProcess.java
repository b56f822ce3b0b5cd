package org.frontdoor.testbed.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.frontdoor.testbed.process.Child;
import org.frontdoor.testbed.process.JavaProgram;

/** A provider as a process of its own: {@code frontdoor provider start}. */
public final class ProviderProcess implements AutoCloseable {

  /** How long a provider may take until it serves. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Child child;
  private final Ports ports;

  private ProviderProcess(Child child, Ports ports) {
    this.child = child;
    this.ports = ports;
  }

  /**
   * Where a provider listens; 0 lets the system choose.
   *
   * @param li HI-1 and HI-2
   * @param messenger the messenger's users
   * @param upperTester the upper tester
   * @param metrics the page of metrics; 0 also where there is none
   * @param log the log of taskings
   */
  public record Ports(int li, int messenger, int upperTester, int metrics, int log) {

    /** Whatever is free. */
    public static final Ports FREE = new Ports(0, 0, 0, 0, 0);

    private Map<String, String> environment() {
      return Map.of(
          "FRONTDOOR_PROVIDER_LISTEN_LI", Integer.toString(li),
          "FRONTDOOR_PROVIDER_LISTEN_MESSENGER", Integer.toString(messenger),
          "FRONTDOOR_PROVIDER_LISTEN_UPPERTESTER", Integer.toString(upperTester),
          "FRONTDOOR_PROVIDER_LISTEN_METRICS", Integer.toString(metrics),
          "FRONTDOOR_PROVIDER_LISTEN_LOG", Integer.toString(log));
    }
  }

  /**
   * How a provider is to be started.
   *
   * @param config its {@code provider.yaml}
   * @param options further options of {@code provider start}
   * @param ports where it is to listen
   * @param settings environment variables that override its configuration
   * @param jvmOptions options of its JVM
   * @param log file for its standard error
   */
  public record Plan(
      Path config,
      List<String> options,
      Ports ports,
      Map<String, String> settings,
      List<String> jvmOptions,
      Path log) {

    /** A provider with an upper tester, on free ports. */
    public static Plan of(Path config, List<String> options, Path log) {
      return new Plan(config, options, Ports.FREE, Map.of(), List.of(), log);
    }

    /** The same on these ports. */
    public Plan on(Ports chosen) {
      return new Plan(config, options, chosen, settings, jvmOptions, log);
    }

    /** The same with these environment variables. */
    public Plan with(Map<String, String> others) {
      return new Plan(config, options, ports, others, jvmOptions, log);
    }
  }

  /**
   * Starts a provider and waits until it serves.
   *
   * @throws LabException if it does not come to that, with what it said
   */
  public static ProviderProcess start(Plan plan) {
    List<String> arguments =
        new ArrayList<>(
            List.of("provider", "start", "--config", plan.config().toString(), "--json"));
    arguments.addAll(plan.options());
    Map<String, String> environment = new HashMap<>(plan.ports().environment());
    environment.putAll(plan.settings());
    CompletableFuture<Ports> ready = new CompletableFuture<>();
    Child child =
        Child.start(
            new Child.Plan(
                "provider",
                JavaProgram.frontdoor(plan.jvmOptions(), arguments),
                environment,
                plan.log()),
            line -> read(line, ready));
    var unused = child.ended().thenRun(() -> ready.completeExceptionally(new EarlyEnd()));
    return new ProviderProcess(child, await(ready, child));
  }

  /** Where it listens. */
  public Ports ports() {
    return ports;
  }

  /** The process. */
  public Child child() {
    return child;
  }

  @Override
  public void close() {
    child.close();
  }

  private static Ports await(CompletableFuture<Ports> ready, Child child) {
    try {
      return ready.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw LabException.ended(child);
    } catch (TimeoutException e) {
      child.kill();
      throw LabException.silent(child, PATIENCE);
    } catch (InterruptedException e) {
      child.kill();
      Thread.currentThread().interrupt();
      throw LabException.interrupted();
    }
  }

  private static void read(String line, CompletableFuture<Ports> ready) {
    try {
      JsonNode node = JSON.readTree(line);
      if (node.path("ready").asBoolean()) {
        ready.complete(
            new Ports(
                node.path("li").asInt(),
                node.path("messenger").asInt(),
                node.path("upperTester").asInt(),
                node.path("metrics").asInt(),
                node.path("log").asInt()));
      }
    } catch (JsonProcessingException e) {
      // Something else than the line that is waited for.
    }
  }

  private static final class EarlyEnd extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
