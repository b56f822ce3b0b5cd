package org.frontdoor.authority.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.frontdoor.authority.store.TaskState.Phase;
import org.frontdoor.authority.testing.Parties;
import org.frontdoor.authority.testing.ScriptedMessages;
import org.frontdoor.authority.testing.ScriptedTask;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnit;

/**
 * Whatever arrives, the receiver does not fail, never goes back, and takes nothing for good that
 * the provider's task did not make.
 */
final class ReceiverFuzzTest {

  private static final Parties PARTIES = Parties.create();

  @FuzzTest
  void receiver_fedAnything_takesNoRecord(FuzzedDataProvider data) {
    ReceiverHarness harness = ReceiverHarness.delivering(PARTIES);
    ScriptedTask task = new ScriptedTask("LI-1", PARTIES);
    harness.send(task.start(1), task.epoch(2), task.batch(3, 2));
    harness.store();
    long before = harness.state.nextPosition();
    while (data.remainingBytes() > 0) {
      harness.send(message(data, task));
    }
    harness.store();

    assertThat(harness.state.nextPosition()).isGreaterThanOrEqualTo(before);
    assertThat(harness.task("LI-1").progress().nextRecord()).isEqualTo(2);
    assertThat(harness.task("LI-1").phase()).isIn(Phase.DELIVERING, Phase.STOPPED);
  }

  /** Arbitrary messages, arbitrary units, and good units with arbitrary headers or ciphertexts. */
  private static DeliverResponse message(FuzzedDataProvider data, ScriptedTask task) {
    ByteString bytes = ByteString.copyFrom(data.consumeBytes(data.consumeInt(1, 400)));
    long position = data.consumeLong();
    ByteString header = task.epoch(1).getHeader();
    return switch (data.consumeInt(0, 3)) {
      case 0 -> parsed(bytes);
      case 1 -> unit(position, bytes, ByteString.EMPTY);
      case 2 -> unit(position, spliced(header, bytes), ByteString.EMPTY);
      default -> unit(position, header, bytes);
    };
  }

  private static ByteString spliced(ByteString header, ByteString bytes) {
    int cut = Math.min(header.size(), bytes.size());
    return bytes.substring(0, cut).concat(header.substring(cut));
  }

  private static DeliverResponse unit(long position, ByteString header, ByteString ciphertext) {
    return ScriptedMessages.of(
        DeliveryUnit.newBuilder()
            .setPosition(position)
            .setHeader(header)
            .setCiphertext(ciphertext)
            .build());
  }

  private static DeliverResponse parsed(ByteString bytes) {
    try {
      return DeliverResponse.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      return DeliverResponse.getDefaultInstance();
    }
  }
}
