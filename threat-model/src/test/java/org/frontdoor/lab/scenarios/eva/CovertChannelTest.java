package org.frontdoor.lab.scenarios.eva;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.blob.MessageKey;
import org.frontdoor.lab.escrow.world.Letter;
import org.frontdoor.lab.escrow.world.LetterWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CovertChannelTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ByteString SEED = ByteString.copyFromUtf8("a registered seed");

  private final KeyShare agent = KeyShare.alone("agent1", RANDOM);
  private final LetterWriter writer = new LetterWriter(true, RANDOM);

  private Letter letter(Draft draft) {
    var heading = new LetterWriter.Heading("lab-a", "lab-b", 1, Instant.EPOCH);
    return writer.write(heading, draft.text(), List.of(agent.key()), draft.key());
  }

  private EscrowGate gate(Optional<ByteString> seed) {
    return new EscrowGate(List.of(agent.key()), seed);
  }

  @ParameterizedTest
  @EnumSource(CovertChannel.class)
  void hide_anyChannel_passesAsCompliantAndIsReadWithTheKey(CovertChannel channel)
      throws Exception {
    ByteString key = ByteString.copyFromUtf8("covert");
    ByteString bytes = ByteString.copyFrom(new byte[channel.bytesAMessage()]);
    AtomicLong tries = new AtomicLong();
    Draft draft =
        channel.hide(
            new CovertChannel.Piece(key, 5, bytes),
            new Draft("small talk", MessageKey.random(RANDOM)),
            RANDOM,
            tries::addAndGet);
    Letter letter = letter(draft);
    assertThat(gate(Optional.empty()).passes(letter.wire())).isTrue();
    assertThat(channel.read(key, 5, new Sent(letter, draft.key()))).isEqualTo(bytes);
    assertThat(tries.get()).isPositive();
  }

  @Test
  void passes_keyOfTheSeedInItsPlace_doesAndNoOther() throws Exception {
    EscrowGate gate = gate(Optional.of(SEED));
    Letter first = letter(new Draft("any text", EscrowGate.prescribed(SEED, 0)));
    assertThat(gate.passes(first.wire())).isTrue();
    assertThat(gate.passes(first.wire())).isFalse();
    assertThat(gate.passes(letter(new Draft("any", MessageKey.random(RANDOM))).wire())).isFalse();
    assertThat(gate.refused()).isEqualTo(2);
  }

  @Test
  void passes_blobOfAnotherMessage_isRefused() throws Exception {
    Letter one = letter(new Draft("one", MessageKey.random(RANDOM)));
    Letter other = letter(new Draft("other", MessageKey.random(RANDOM)));
    var mixed = new Letter.Wire(one.wire().sealed(), other.wire().blob());
    assertThat(gate(Optional.empty()).passes(mixed)).isFalse();
  }

  @Test
  void any_manyTimes_saysNothingInAsManyWaysAsItClaims() {
    Set<String> ways = new HashSet<>();
    for (int i = 0; i < 20 * SmallTalk.WAYS; i++) {
      ways.add(SmallTalk.any(RANDOM));
    }
    assertThat(ways).hasSize(SmallTalk.WAYS);
  }
}
