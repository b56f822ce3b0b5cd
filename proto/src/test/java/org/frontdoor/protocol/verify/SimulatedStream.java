package org.frontdoor.protocol.verify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.protocol.chain.CheckpointMaker;
import org.frontdoor.protocol.seal.SealException;

/** A whole delivery of several tasks as an honest provider sends it, from a seeded source. */
final class SimulatedStream {

  private final RandomGenerator random;
  private final CheckpointMaker maker;
  private final List<SimulatedTask> tasks = new ArrayList<>();
  private final Set<SimulatedTask> moved = new LinkedHashSet<>();
  private final List<StreamItem> items = new ArrayList<>();
  private long position;
  private long checkpoint;

  private SimulatedStream(VerifyLab lab, RandomGenerator random) {
    this.random = random;
    this.maker = new CheckpointMaker(lab.evidence, lab.authority);
  }

  /**
   * Simulates.
   *
   * @param taskCount how many tasks
   * @param steps how many things happen before the tasks end
   * @param gaps whether there are any gaps
   */
  static SimulatedStream of(
      VerifyLab lab, RandomGenerator random, int taskCount, int steps, boolean gaps)
      throws SealException {
    var stream = new SimulatedStream(lab, random);
    for (int i = 0; i < taskCount; i++) {
      var task = new SimulatedTask("LIID-" + i, lab, random);
      stream.tasks.add(task);
      stream.send(task);
    }
    for (int i = 0; i < steps; i++) {
      stream.step(gaps);
    }
    for (SimulatedTask task : stream.tasks) {
      task.end();
      stream.send(task);
      if (random.nextBoolean()) {
        stream.checkpoint();
      }
    }
    stream.checkpoint();
    return stream;
  }

  List<StreamItem> items() {
    return List.copyOf(items);
  }

  List<SimulatedTask> tasks() {
    return tasks;
  }

  List<String> liids() {
    return tasks.stream().map(task -> task.liid).toList();
  }

  private void step(boolean gaps) throws SealException {
    SimulatedTask task = tasks.get(random.nextInt(tasks.size()));
    switch (random.nextInt(10)) {
      case 0 -> task.newEpoch();
      case 1, 2 -> checkpoint();
      case 3 -> {
        if (gaps) {
          int batches = 1 + random.nextInt(3);
          task.droppedBatches(batches);
          send(task);
          // The gap stands at the position of the first batch that it replaces.
          position += batches - 1;
        }
      }
      case 4 -> {
        if (gaps) {
          task.journalGap();
        }
      }
      default -> task.batch(1 + random.nextInt(5));
    }
    send(task);
  }

  private void send(SimulatedTask task) {
    for (SimulatedTask.Sealed sealed : task.take()) {
      items.add(
          StreamItem.Unit.of(
              DeliveryUnit.newBuilder()
                  .setPosition(++position)
                  .setHeader(sealed.header().toByteString())
                  .setCiphertext(sealed.ciphertext())
                  .build()));
      moved.add(task);
    }
  }

  private void checkpoint() {
    if (!moved.isEmpty()) {
      // A checkpoint may be lost with its stream, so numbers may be left out.
      checkpoint += 1 + random.nextInt(2);
      items.add(
          new StreamItem.Signed(
              maker.make(checkpoint, 1_000_000, moved.stream().map(SimulatedTask::leaf).toList())));
      moved.clear();
    }
  }
}
