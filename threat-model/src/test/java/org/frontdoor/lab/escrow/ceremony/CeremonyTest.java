package org.frontdoor.lab.escrow.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.frontdoor.lab.escrow.Seeds;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.ceremony.CeremonyPlan.Kind;
import org.frontdoor.lab.escrow.ceremony.Table.Tampering;
import org.frontdoor.lab.escrow.group.Interpolation;
import org.frontdoor.lab.escrow.group.Point;
import org.frontdoor.lab.escrow.group.Polynomial;
import org.frontdoor.lab.escrow.group.Scalar;
import org.junit.jupiter.api.Test;

class CeremonyTest {

  @Test
  void key_isThatOfAnyThresholdShares_andOfNoFewer() {
    Seeds.each(
        1000,
        6,
        random -> {
          int agents = 2 + random.nextInt(4);
          int threshold = 1 + random.nextInt(agents);
          List<KeyShare> shares = generated(threshold, agents, random);
          Point key = shares.getFirst().key().key();
          assertThat(shares).allMatch(share -> share.key().equals(shares.getFirst().key()));
          assertThat(behind(shares.subList(agents - threshold, agents))).isEqualTo(key);
          assertThat(behind(shares.subList(0, threshold))).isEqualTo(key);
          if (threshold > 1) {
            assertThat(behind(shares.subList(0, threshold - 1))).isNotEqualTo(key);
          }
        });
  }

  @Test
  void refresh_keepsTheKey_andOldAndNewSharesDoNotMix() {
    Seeds.each(
        2000,
        5,
        random -> {
          List<KeyShare> old = generated(3, 5, random);
          List<KeyShare> fresh = refreshed(old, random);
          Point key = old.getFirst().key().key();
          assertThat(fresh.getFirst().key().key()).isEqualTo(key);
          assertThat(fresh.getFirst().key().generation()).isEqualTo(1);
          assertThat(behind(fresh.subList(1, 4))).isEqualTo(key);
          assertThat(behind(List.of(old.get(0), old.get(1), fresh.get(2)))).isNotEqualTo(key);
          assertThat(behind(List.of(old.get(0), fresh.get(1), fresh.get(2)))).isNotEqualTo(key);
          for (int i = 0; i < 5; i++) {
            assertThat(fresh.get(i).secret()).isNotEqualTo(old.get(i).secret());
          }
        });
  }

  @Test
  void refresh_twelveTimes_keepsTheKey() {
    SecureRandom random = Seeds.random(7);
    List<KeyShare> shares = generated(2, 3, random);
    Point key = shares.getFirst().key().key();
    for (int epoch = 1; epoch <= 12; epoch++) {
      shares = refreshed(shares, random);
    }
    assertThat(behind(shares.subList(0, 2))).isEqualTo(key);
    assertThat(shares.getFirst().key().generation()).isEqualTo(12);
  }

  @Test
  void dealer_ofABadShare_isBlamed() {
    assertThat(
            blamed(
                (round, from, to, said) ->
                    round == Participant.Round.SHARES && from == 2 && to == 3
                        ? flipped(said)
                        : said))
        .isEqualTo(2);
  }

  @Test
  void dealer_ofOtherCommitmentsThanHashed_isBlamed() {
    assertThat(
            blamed(
                (round, from, to, said) ->
                    round == Participant.Round.COMMITMENTS && from == 3 ? flipped(said) : said))
        .isEqualTo(3);
  }

  @Test
  void agent_withAnotherTranscript_isBlamed() {
    assertThat(
            blamed(
                (round, from, to, said) ->
                    round == Participant.Round.TRANSCRIPTS && from == 1 && to == 2
                        ? flipped(said)
                        : said))
        .isEqualTo(1);
  }

  @Test
  void refresh_whoseTranscriptOneAgentWasToldWrong_isFinishedByNobody() throws Exception {
    SecureRandom random = Seeds.random(14);
    Table table = Table.refreshing(generated(2, 3, random), random);
    table.round(Participant.Round.HASHES, Tampering.NONE);
    table.round(Participant.Round.COMMITMENTS, Tampering.NONE);
    table.round(Participant.Round.SHARES, Tampering.NONE);
    ByteString transcript = table.participant(3).transcript().orElseThrow();
    assertThat(
            catchThrowableOfType(
                    CeremonyException.class,
                    () -> table.participant(1).takeTranscript(3, flipped(transcript)))
                .blamed())
        .isEqualTo(3);
    for (int from : List.of(1, 3)) {
      table.participant(2).takeTranscript(from, transcript);
    }
    assertThat(table.participant(1).confirmation()).isEmpty();
    assertThat(table.participant(2).confirmation()).isPresent();
    assertThatThrownBy(table.participant(2)::finish).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void agent_withAnotherConfirmation_isBlamed() {
    assertThat(
            blamed(
                (round, from, to, said) ->
                    round == Participant.Round.CONFIRMATIONS && from == 1 && to == 2
                        ? flipped(said)
                        : said))
        .isEqualTo(1);
  }

  @Test
  void confirmation_ofAnotherAgent_isNone() {
    List<ByteString> heard = new ArrayList<>();
    assertThat(
            blamed(
                (round, from, to, said) -> {
                  if (round != Participant.Round.CONFIRMATIONS) {
                    return said;
                  }
                  heard.add(said);
                  return heard.getFirst();
                }))
        .isEqualTo(3);
  }

  @Test
  void proofAndTranscript_areForTheWholePlan() throws Exception {
    CeremonyPlan plan = plan("ceremony-1", Kind.GENERATE, "key-1", 3);
    SecureRandom random = Seeds.random(15);
    Polynomial polynomial = Polynomial.of(Scalar.random(random), 2, random);
    ByteString written = CommitmentCodec.write(plan, 2, polynomial, random);
    assertThat(CommitmentCodec.read(plan, 2, written).secret())
        .isEqualTo(polynomial.commitments().secret());
    SortedMap<Integer, ByteString> all = new TreeMap<>(Map.of(2, written));
    for (CeremonyPlan other :
        List.of(
            plan("ceremony-2", Kind.GENERATE, "key-1", 3),
            plan("ceremony-1", Kind.GENERATE, "key-2", 3),
            plan("ceremony-1", Kind.GENERATE, "key-1", 4))) {
      assertThat(
              catchThrowableOfType(
                  CeremonyException.class, () -> CommitmentCodec.read(other, 2, written)))
          .hasMessageContaining("does not prove");
      assertThat(CommitmentCodec.transcript(other, all))
          .isNotEqualTo(CommitmentCodec.transcript(plan, all));
    }
    assertThat(CommitmentCodec.transcript(plan("ceremony-1", Kind.REFRESH, "key-1", 3), all))
        .isNotEqualTo(CommitmentCodec.transcript(plan, all));
  }

  private static CeremonyPlan plan(String id, Kind kind, String keyId, int agents) {
    SortedSet<Integer> members = new TreeSet<>();
    for (int index = 1; index <= agents; index++) {
      members.add(index);
    }
    return new CeremonyPlan(id, kind, keyId, 2, members);
  }

  @Test
  void agent_thatCopiesAnothersCommitments_isBlamed() {
    SecureRandom random = Seeds.random(11);
    Table table = Table.generating(2, 3, random);
    ByteString hash = table.participant(1).hash();
    List<ByteString> heard = new ArrayList<>();
    Tampering copying =
        (round, from, to, said) ->
            switch (round) {
              case HASHES -> from == 2 && to == 3 ? hash : said;
              case COMMITMENTS -> {
                if (from == 1) {
                  heard.add(said);
                }
                yield from == 2 && to == 3 ? heard.getFirst() : said;
              }
              default -> said;
            };
    CeremonyException refusal =
        catchThrowableOfType(CeremonyException.class, () -> table.run(copying));
    assertThat(refusal.blamed()).isEqualTo(2);
    assertThat(refusal).hasMessageContaining("does not prove");
  }

  @Test
  void refresh_withAConstantCoefficient_isBlamed() throws Exception {
    SecureRandom random = Seeds.random(12);
    List<KeyShare> shares = generated(2, 3, random);
    Table refresh = Table.refreshing(shares, random);
    Table other = Table.generating(2, 3, random);
    CeremonyException refusal =
        catchThrowableOfType(
            CeremonyException.class,
            () ->
                refresh.run(
                    (round, from, to, said) ->
                        from != 2
                            ? said
                            : switch (round) {
                              case HASHES -> other.participant(2).hash();
                              case COMMITMENTS -> commitmentsOf(other);
                              default -> said;
                            }));
    assertThat(refusal.blamed()).isEqualTo(2);
    assertThat(refusal).hasMessageContaining("something else than the plan");
  }

  @Test
  void participant_askedTooEarly_saysNothing() {
    Participant participant = Table.generating(2, 3, Seeds.random(13)).participant(1);
    assertThat(participant.commitments()).isEmpty();
    assertThat(participant.shareOf(2)).isEmpty();
    assertThat(participant.transcript()).isEmpty();
    assertThatThrownBy(participant::finish).isInstanceOf(IllegalStateException.class);
  }

  private static ByteString commitmentsOf(Table other) {
    try {
      other.run(Tampering.NONE);
      return other.participant(2).commitments().orElseThrow();
    } catch (CeremonyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int blamed(Tampering tampering) {
    Table table = Table.generating(2, 3, Seeds.random(10));
    return catchThrowableOfType(CeremonyException.class, () -> table.run(tampering)).blamed();
  }

  private static ByteString flipped(ByteString bytes) {
    byte[] copy = bytes.toByteArray();
    copy[copy.length - 1] ^= 1;
    return ByteString.copyFrom(copy);
  }

  private static List<KeyShare> generated(int threshold, int agents, SecureRandom random) {
    try {
      return Table.generating(threshold, agents, random).run(Tampering.NONE);
    } catch (CeremonyException e) {
      throw new AssertionError(e);
    }
  }

  private static List<KeyShare> refreshed(List<KeyShare> shares, SecureRandom random) {
    try {
      return Table.refreshing(shares, random).run(Tampering.NONE);
    } catch (CeremonyException e) {
      throw new AssertionError(e);
    }
  }

  private static Point behind(List<KeyShare> shares) {
    SortedMap<Integer, Scalar> values = new TreeMap<>();
    shares.forEach(share -> values.put(share.index(), share.secret()));
    return Point.base(Interpolation.secret(values));
  }
}
