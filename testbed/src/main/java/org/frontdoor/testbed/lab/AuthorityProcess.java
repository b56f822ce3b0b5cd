package org.frontdoor.testbed.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.frontdoor.testbed.process.Child;
import org.frontdoor.testbed.process.JavaProgram;

/** An authority that collects, as a process of its own: {@code frontdoor authority receive}. */
public final class AuthorityProcess implements AutoCloseable {

  /** How long an authority may take until it is connected. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Child child;
  private final Heard heard;

  private AuthorityProcess(Child child, Heard heard) {
    this.child = child;
    this.heard = heard;
  }

  /**
   * Starts collecting.
   *
   * @param config the authority's {@code authority.yaml}
   * @param log file for its standard error
   */
  public static AuthorityProcess start(Path config, Path log) {
    List<String> arguments =
        List.of(
            "authority", "receive", "--config", config.toString(), "--json", "--every", "100ms");
    Heard heard = new Heard();
    Child child =
        Child.start(
            new Child.Plan("authority", JavaProgram.frontdoor(List.of(), arguments), Map.of(), log),
            heard::take);
    return new AuthorityProcess(child, heard);
  }

  /** How far it is, as it said last. */
  public CollectionStatus status() {
    return heard.status;
  }

  /** Sentences about what it found to be wrong. */
  public List<String> findings() {
    return List.copyOf(heard.findings);
  }

  /** The process. */
  public Child child() {
    return child;
  }

  /**
   * Waits until a delivery stream is open.
   *
   * @throws LabException if it does not come to that
   */
  public void awaitConnected() {
    for (int look = 0; !status().connected(); look++) {
      if (child.awaitEnd(BETWEEN_LOOKS)) {
        throw LabException.ended(child);
      }
      if (BETWEEN_LOOKS.multipliedBy(look).compareTo(PATIENCE) > 0) {
        throw LabException.silent(child, PATIENCE);
      }
    }
  }

  /**
   * Insists that it still runs.
   *
   * @throws LabException if it has ended, with what it said
   */
  public void requireAlive() {
    if (!child.isAlive()) {
      throw LabException.ended(child);
    }
  }

  @Override
  public void close() {
    child.close();
  }

  /** What the process said; written by the thread that reads its output. */
  private static final class Heard {

    private final ConcurrentLinkedQueue<String> findings = new ConcurrentLinkedQueue<>();
    private volatile CollectionStatus status = CollectionStatus.NONE;

    void take(String line) {
      try {
        JsonNode node = JSON.readTree(line);
        if (node.has("tasks")) {
          status = CollectionStatus.read(node);
        } else if (node.has("finding")) {
          findings.add(node.path("sentence").asText());
        }
      } catch (JsonProcessingException e) {
        // Half a line of a process that was killed.
      }
    }
  }
}
