package org.frontdoor.benchmarks.yardstick;

import io.grpc.stub.ServerCallStreamObserver;
import org.frontdoor.hi2.v1.RecordBatch;

/** Sends batches whenever the transport has room; between two such moments no thread waits. */
final class StreamSender {

  private final ServerCallStreamObserver<RecordBatch> client;
  private final SampleRecords records;
  private final int recordsAMessage;

  StreamSender(StreamOrder order, ServerCallStreamObserver<RecordBatch> client) {
    this.client = client;
    this.records = SampleRecords.of(order.form());
    this.recordsAMessage = order.recordsAMessage();
  }

  /**
   * To be called before the service method returns. The call's executor never calls twice at a
   * time.
   */
  void start() {
    client.setOnReadyHandler(this::send);
    client.setOnCancelHandler(() -> {});
  }

  private void send() {
    while (client.isReady()) {
      client.onNext(records.batch(recordsAMessage));
    }
  }
}
