package org.frontdoor.authority.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.frontdoor.authority.store.TaskState;
import org.frontdoor.authority.store.TaskState.Phase;
import org.frontdoor.authority.testing.Parties;
import org.frontdoor.authority.testing.ScriptedMessages;
import org.frontdoor.authority.testing.ScriptedTask;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A good delivery with one thing changed by chance: a byte, a cut, a swap, a repetition, an
 * omission. Either it is noticed, or what is stored is byte for byte what the provider signed for.
 */
final class ReceiverMutationTest {

  private static final Parties PARTIES = Parties.create();
  private static final int VARIANTS_A_SEED = 25;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void delivery_withOneThingChanged_isNoticedOrTheSame(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < VARIANTS_A_SEED; i++) {
      ScriptedTask task = new ScriptedTask("LI-1", PARTIES);
      List<DeliverResponse> good = good(task);
      ReceiverHarness harness = ReceiverHarness.delivering(PARTIES);
      changed(good, random).forEach(harness::send);
      harness.store();

      TaskState state = harness.state.tasks().get("LI-1");
      if (state != null && state.phase() == Phase.CONFIRMED) {
        assertThat(harness.units.stream().map(unit -> unit.unit().getHeader()).toList())
            .as("headers, seed %d, variant %d", seed, i)
            .isEqualTo(headers(good));
        assertThat(state.chainHead()).isEqualTo(task.leaf().getChainHead());
      } else if (state != null) {
        assertThat(state.progress().confirmedRecords()).isLessThanOrEqualTo(task.records());
      }
    }
  }

  private static List<DeliverResponse> good(ScriptedTask task) {
    List<DeliverResponse> messages = new ArrayList<>();
    messages.add(ScriptedMessages.of(task.start(1)));
    messages.add(ScriptedMessages.of(task.epoch(2)));
    messages.add(ScriptedMessages.of(task.batch(3, 2)));
    messages.add(ScriptedMessages.checkpoint(1, PARTIES.evidence, task));
    messages.add(ScriptedMessages.of(task.batch(4, 1)));
    messages.add(ScriptedMessages.of(task.end(5)));
    messages.add(ScriptedMessages.checkpoint(2, PARTIES.evidence, task));
    return messages;
  }

  private static List<DeliverResponse> changed(List<DeliverResponse> good, Random random) {
    List<DeliverResponse> changed = new ArrayList<>(good);
    int at = random.nextInt(changed.size());
    switch (random.nextInt(5)) {
      case 0 -> changed.set(at, flipped(changed.get(at), random));
      case 1 -> changed.set(at, cut(changed.get(at), random));
      case 2 -> changed.set(at, changed.set(random.nextInt(changed.size()), changed.get(at)));
      case 3 -> changed.add(at, changed.get(random.nextInt(changed.size())));
      default -> changed.remove(at);
    }
    return changed;
  }

  private static DeliverResponse flipped(DeliverResponse message, Random random) {
    byte[] bytes = message.toByteArray();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return parsed(bytes, message);
  }

  private static DeliverResponse cut(DeliverResponse message, Random random) {
    if (!message.hasUnits()) {
      return message.toBuilder().clearCheckpoint().build();
    }
    DeliveryUnit unit = message.getUnits().getUnits(0);
    ByteString ciphertext = unit.getCiphertext();
    int length = random.nextInt(ciphertext.size() + 1);
    return ScriptedMessages.of(
        unit.toBuilder().setCiphertext(ciphertext.substring(0, length)).build());
  }

  private static DeliverResponse parsed(byte[] bytes, DeliverResponse otherwise) {
    try {
      return DeliverResponse.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      return otherwise;
    }
  }

  private static List<ByteString> headers(List<DeliverResponse> messages) {
    return messages.stream()
        .flatMap(message -> message.getUnits().getUnitsList().stream())
        .map(DeliveryUnit::getHeader)
        .toList();
  }
}
