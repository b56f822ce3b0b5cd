package org.frontdoor.provider.storage.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.frontdoor.provider.messenger.EventDraft;
import org.frontdoor.provider.messenger.EventDrafts;
import org.frontdoor.provider.messenger.EventKind;
import org.frontdoor.provider.messenger.JournalDamagedException;
import org.frontdoor.provider.messenger.JournaledEvent;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class EventCodecTest {

  private static final List<EventKind> KINDS = List.of(EventKind.values());

  /** Strings of every length class, ASCII and not, the first byte boundary of lengths included. */
  private static String string(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(3) == 0 ? random.nextInt(120, 140) : random.nextInt(20);
    boolean ascii = random.nextBoolean();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(ascii ? random.nextInt(0x80) : random.nextInt(0xD800));
    }
    return text.toString();
  }

  private static EventDraft draft(RandomGenerator random) {
    List<String> recipients = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      recipients.add(string(random));
    }
    byte[] id = new byte[random.nextInt(EventDraft.MAX_MESSAGE_ID_BYTES + 1)];
    random.nextBytes(id);
    return new EventDraft(
        KINDS.get(random.nextInt(KINDS.size())),
        string(random),
        random.nextBoolean() ? 0 : random.nextLong() >> random.nextInt(64),
        recipients,
        random.nextBoolean() ? "" : string(random),
        ByteString.copyFrom(id),
        random.nextBoolean()
            ? OptionalLong.empty()
            : OptionalLong.of(random.nextLong() >> random.nextInt(64)));
  }

  private static byte[] encode(EventDraft draft) {
    ByteSink out = new ByteSink(1);
    EventCodec.encode(draft, out);
    return out.toByteArray();
  }

  @RepeatedTest(20)
  void event_whenEncodedAndDecoded_isTheSame(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    for (int i = 0; i < 500; i++) {
      EventDraft draft = draft(random);
      ByteSource in = new ByteSource(encode(draft), 0);
      assertThat(EventCodec.decode(in, i, 7)).isEqualTo(draft.at(i, 7));
      assertThat(in.isAtEnd()).isTrue();
    }
  }

  @RepeatedTest(20)
  void bytes_thatAreNoEvent_areDamageAndNothingElse(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = encode(draft(random));
      for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        assertThat(EventCodec.decode(new ByteSource(bytes, 0), 0, 0)).isNotNull();
      } catch (JournalDamagedException e) {
        assertThat(e).hasNoCause();
      }
    }
  }

  @Test
  void event_whenCutOff_isDamage() {
    byte[] whole = encode(EventDrafts.message("sender", "receiver", 1_000_000));
    for (int length = 0; length < whole.length; length++) {
      ByteSource in = new ByteSource(Arrays.copyOf(whole, length), 0);
      assertThatThrownBy(() -> EventCodec.decode(in, 0, 0))
          .isInstanceOf(JournalDamagedException.class);
    }
  }

  @Test
  void messageOfATrace_isSmall() {
    assertThat(encode(EventDrafts.message("1234", "567", 1_082_040_961))).hasSizeLessThan(35);
  }

  @RepeatedTest(5)
  void block_withAnyBitFlipped_isDamage(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    JournalBlock block = JournalBlock.encode(EventDrafts.messages(0, 50), 0, 100, 999, 5);
    byte[] key = JournalBlock.key(100);
    List<JournaledEvent> events = JournalBlock.open(key, block.stored()).events(0);
    assertThat(events).hasSize(50);
    for (int i = 0; i < 500; i++) {
      byte[] stored = block.stored().clone();
      stored[random.nextInt(stored.length)] ^= (byte) (1 << random.nextInt(8));
      assertThatThrownBy(() -> JournalBlock.open(key, stored))
          .isInstanceOf(JournalDamagedException.class);
    }
    assertThatThrownBy(() -> JournalBlock.open(JournalBlock.key(101), block.stored()))
        .isInstanceOf(JournalDamagedException.class);
  }
}
