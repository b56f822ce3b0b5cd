package org.frontdoor.benchmarks.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.frontdoor.testbed.lab.LabException;
import org.frontdoor.testbed.process.Child;
import org.frontdoor.testbed.process.JavaProgram;

/** The parent's side of {@link CollectorsMain}: authorities that collect in a process. */
public final class Collectors implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private final Child child;
  private final Heard heard;
  private final int authorities;

  private Collectors(Child child, Heard heard, int authorities) {
    this.child = child;
    this.heard = heard;
    this.authorities = authorities;
  }

  /**
   * Starts collecting.
   *
   * @param configs the {@code authority.yaml} of each authority
   * @param log file for the standard error of the process
   */
  public static Collectors start(List<Path> configs, Path log) {
    List<String> command = JavaProgram.main(CollectorsMain.class.getName(), List.of());
    configs.forEach(config -> command.add(config.toString()));
    Heard heard = new Heard();
    Child child = Child.start(new Child.Plan("authorities", command, Map.of(), log), heard::take);
    return new Collectors(child, heard, configs.size());
  }

  /** How far they are, as they said last. */
  public CollectorsStatus status() {
    return heard.status;
  }

  /** Everything that they said about how far they were, in order. */
  public List<CollectorsStatus> history() {
    return new ArrayList<>(heard.history);
  }

  /** The process. */
  public Child child() {
    return child;
  }

  /** Waits until each has a delivery stream. */
  public void awaitConnected() {
    await(status -> status.connected() == authorities, PATIENCE);
  }

  /** Waits until so many records are stored, of all of them together. */
  public void awaitRecords(long records, Duration patience) {
    await(status -> status.records() >= records, patience);
  }

  /** Latencies are measured from here on. */
  public void mark() {
    child.tell("mark");
  }

  /**
   * From the provider's handling of an event until its record was durable, since {@link #mark}, in
   * microseconds, for each authority.
   */
  public List<Histogram> latencies() throws InterruptedException {
    child.tell("latencies");
    JsonNode answer = heard.latencies.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (answer == null) {
      throw LabException.silent(child, PATIENCE);
    }
    List<Histogram> histograms = new ArrayList<>();
    answer.path("latencies").forEach(text -> histograms.add(Histograms.decode(text.asText())));
    return histograms;
  }

  /** Asks the process to end, and waits. */
  @Override
  public void close() {
    child.stop(Duration.ofSeconds(20));
  }

  private void await(java.util.function.Predicate<CollectorsStatus> state, Duration patience) {
    for (int look = 0; !state.test(status()); look++) {
      if (child.awaitEnd(BETWEEN_LOOKS)) {
        throw LabException.ended(child);
      }
      if (BETWEEN_LOOKS.multipliedBy(look).compareTo(patience) > 0) {
        throw LabException.silent(child, patience);
      }
    }
  }

  /** What the process said; written by the thread that reads its output. */
  private static final class Heard {

    private final ObjectMapper json = new ObjectMapper();
    private final ConcurrentLinkedQueue<CollectorsStatus> history = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<JsonNode> latencies = new ArrayBlockingQueue<>(1);
    private volatile CollectorsStatus status = CollectorsStatus.NONE;

    void take(String line) {
      try {
        JsonNode node = json.readTree(line);
        if (node.has("latencies")) {
          latencies.clear();
          latencies.add(node);
        } else if (node.has("records")) {
          status = json.treeToValue(node, CollectorsStatus.class);
          history.add(status);
        }
      } catch (JsonProcessingException e) {
        // Half a line of a process that was killed.
      }
    }
  }
}
