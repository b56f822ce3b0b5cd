package org.frontdoor.lab.scenarios.obs;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.MessagingEvent;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.protocol.seal.BatchCipher;
import org.frontdoor.provider.delivery.EpochPolicy;
import org.frontdoor.provider.delivery.SpooledUnit;
import org.frontdoor.provider.delivery.TaskDefinition;
import org.frontdoor.provider.delivery.TaskDelivery;

/**
 * A naive tap on the sender's path: the record is sealed and on the disk before the sender is
 * answered, so that nothing can be lost; and whoever is no target does not wait for it.
 */
final class WaitingTap implements TappedMessenger {

  private final MessengerParts parts;
  private final String target;
  private final TaskDelivery delivery;
  private final FileChannel product;
  private long records;

  WaitingTap(Stage stage, String target, Set<String> users) throws Exception {
    this.parts = new MessengerParts(stage, users);
    this.target = target;
    this.delivery =
        new TaskDelivery(
            new TaskDefinition(
                MessengerParts.TASK,
                MessengerParts.LIID,
                MessengerParts.AUTHORITY,
                MessengerParts.newKey().publicKey(),
                false),
            TaskDelivery.beginning(),
            MessengerParts.PROVIDER,
            new EpochPolicy(1 << 20, Duration.ofHours(1)),
            stage.secureRandom("epoch keys"),
            new BatchCipher());
    this.product =
        FileChannel.open(
            stage.folder().resolve("product"),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
    delivery.start(micros());
  }

  @Override
  public SenderPath.Work send(String from) throws Exception {
    SenderPath.Work before = parts.path().soFar();
    parts.send(from);
    if (from.equals(target)) {
      tap(from);
    }
    return parts.path().soFar().since(before);
  }

  private void tap(String from) throws IOException {
    delivery.report(
        IriRecord.newBuilder()
            .setTimeMicros(micros())
            .setEvent(MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT)
            .setFrom(from),
        micros());
    delivery.seal(micros());
    parts.path().seal();
    for (SpooledUnit unit : delivery.takeUnits()) {
      write(unit.header().concat(unit.ciphertext()));
    }
    product.force(true);
    parts.path().durableWrite();
    records++;
  }

  private void write(ByteString bytes) throws IOException {
    var buffer = bytes.asReadOnlyByteBuffer();
    while (buffer.hasRemaining()) {
      var unused = product.write(buffer);
    }
  }

  @Override
  public long records() {
    return records;
  }

  @Override
  public Map<String, Long> written() {
    return parts.written();
  }

  @Override
  public void close() {
    delivery.close();
    parts.close();
    try {
      product.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, MessengerParts.begin());
  }
}
