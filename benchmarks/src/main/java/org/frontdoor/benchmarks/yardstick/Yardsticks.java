package org.frontdoor.benchmarks.yardstick;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.lab.LabException;
import org.frontdoor.testbed.pki.LabPlan;
import org.frontdoor.testbed.pki.LabWriter;

/**
 * A server and a client without any guarantee, as two processes that talk mutual TLS 1.3 over the
 * product's own transport. They stay, idle between two measurements, so that measurements can
 * alternate with those of the product. Every method throws {@link LabException} when a process
 * fails.
 */
public final class Yardsticks implements AutoCloseable {

  /** Records in a message of L, the limit. */
  public static final int BATCH = 64;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final YardstickProcess server;
  private final YardstickProcess client;

  private Yardsticks(YardstickProcess server, YardstickProcess client) {
    this.server = server;
    this.client = client;
  }

  /**
   * Makes keys and starts the processes.
   *
   * @param folder an empty folder or none, for keys and what the processes say
   */
  public static Yardsticks start(Path folder, World world)
      throws IOException, InterruptedException {
    Path lab = folder.resolve("lab");
    Files.createDirectories(lab);
    new LabWriter(LabPlan.usual(), world.clock(), world.random()).write(lab);
    YardstickProcess server =
        YardstickProcess.start(YardstickServer.class, folder, List.of(lab.toString()));
    try {
      String port = server.answer(PATIENCE);
      return new Yardsticks(
          server,
          YardstickProcess.start(YardstickClient.class, folder, List.of(lab.toString(), port)));
    } catch (LabException | InterruptedException e) {
      server.close();
      throw e;
    }
  }

  /**
   * L, the limit: batches of {@link #BATCH} records, over gRPC as it is.
   *
   * @param warmup how long to stream before it counts
   */
  public Throughput stream(RecordForm form, Duration warmup, Duration measured)
      throws InterruptedException {
    return streamed(new StreamOrder(BATCH, form), false, warmup, measured);
  }

  /** As {@link #stream}, with a client that asks for many messages at a time. */
  public Throughput streamInBulk(RecordForm form, Duration warmup, Duration measured)
      throws InterruptedException {
    return streamed(new StreamOrder(BATCH, form), true, warmup, measured);
  }

  /**
   * N, what one would write in an afternoon: one record a message, nothing tuned.
   *
   * @param warmup how long to stream before it counts
   */
  public Throughput single(RecordForm form, Duration warmup, Duration measured)
      throws InterruptedException {
    return streamed(new StreamOrder(1, form), false, warmup, measured);
  }

  /**
   * U: calls with one record each, at a steady rate whether or not answers come; a call's latency
   * counts from the moment at which it was due.
   *
   * @param warmup how long to call before it counts
   */
  public Latencies unary(RecordForm form, int perSecond, Duration warmup, Duration measured)
      throws InterruptedException {
    Order order = new Order.Called(perSecond, form, new Order.Span(warmup, measured));
    return Latencies.decode(part(Optional.ofNullable(ask(order).latencies())));
  }

  private Throughput streamed(StreamOrder stream, boolean ahead, Duration warmup, Duration measured)
      throws InterruptedException {
    Order order = new Order.Streamed(stream, ahead, new Order.Span(warmup, measured));
    return part(Optional.ofNullable(ask(order).throughput()));
  }

  private Measured ask(Order order) throws InterruptedException {
    Order.Span span = order.span();
    String answer = client.ask(order.line(), PATIENCE.plus(span.warmup()).plus(span.measured()));
    try {
      Measured measured = JSON.readValue(answer, Measured.class);
      if (measured.failure() != null) {
        throw new LabException("A yardstick could not be measured: " + measured.failure());
      }
      return measured;
    } catch (JsonProcessingException e) {
      throw new LabException("A yardstick said something else than a measurement");
    }
  }

  private static <T> T part(Optional<T> part) {
    return part.orElseThrow(
        () -> new LabException("A yardstick measured something else than it was asked to"));
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
