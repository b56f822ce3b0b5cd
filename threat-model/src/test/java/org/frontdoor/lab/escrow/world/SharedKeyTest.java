package org.frontdoor.lab.escrow.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.escrow.v1.OpenResponse;
import org.frontdoor.lab.escrow.Seeds;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.authority.Opener;
import org.frontdoor.lab.escrow.authority.Opening;
import org.frontdoor.lab.escrow.authority.OrderDesk;
import org.frontdoor.lab.escrow.authority.OrderDesk.Ground;
import org.frontdoor.lab.escrow.blob.BlobReader;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.blob.Partials;
import org.frontdoor.lab.escrow.ceremony.CeremonyPlan;
import org.frontdoor.protocol.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three agents with one key, two of which open: made, used and refreshed over mutual TLS. */
class SharedKeyTest {

  private final TestClock clock = new TestClock();
  private final Jurisdiction state =
      new Jurisdiction("XX", clock, purpose -> Seeds.random(purpose.hashCode()));
  private final List<RunningAgent> agents = new ArrayList<>();
  private final SortedMap<Integer, Opener.Agent> doors = new TreeMap<>();
  private KeyCeremony ceremony = new KeyCeremony(state, List.of(), "group");

  @BeforeEach
  void start() {
    for (int index = 1; index <= 3; index++) {
      RunningAgent agent =
          state.agent("agent" + index, AgentSetup.shared(AgentPolicy.hardened(), "group"));
      AgentChannel channel = state.connect(agent);
      agents.add(agent);
      doors.put(index, new Opener.Agent(agent.id(), channel::open));
    }
    ceremony = new KeyCeremony(state, agents, "group");
  }

  @AfterEach
  void close() throws Exception {
    state.close();
  }

  @Test
  void anyTwo_open_oneDoesNot_beforeAndAfterARefresh() throws Exception {
    EscrowPublicKey key = ceremony.generate(2);
    Letter letter = letter(key);
    assertTwoOpenAndOneDoesNot(key, letter);
    EscrowPublicKey fresh = ceremony.refresh(2);
    assertThat(fresh.key()).isEqualTo(key.key());
    assertThat(fresh.generation()).isEqualTo(1);
    assertTwoOpenAndOneDoesNot(fresh, letter);
    assertThat(open(key, letter, doors).isOpen()).isFalse();
  }

  private void assertTwoOpenAndOneDoesNot(EscrowPublicKey now, Letter letter) throws Exception {
    for (int left = 1; left <= 3; left++) {
      SortedMap<Integer, Opener.Agent> two = new TreeMap<>(doors);
      two.remove(left);
      assertThat(letter.isReadWith(open(now, letter, two).key())).isTrue();
      two.remove(two.firstKey());
      assertThat(open(now, letter, two).isOpen()).isFalse();
    }
  }

  @Test
  void agent_thatGivesABadPart_isNamed_andTheOthersOpen() throws Exception {
    EscrowPublicKey key = ceremony.generate(2);
    Letter letter = letter(key);
    SortedMap<Integer, Opener.Agent> cheated = new TreeMap<>(doors);
    KeyShare wrong = KeyShare.alone("group", Seeds.random(3));
    cheated.put(
        1,
        new Opener.Agent(
            "agent1",
            order ->
                OpenResponse.newBuilder()
                    .setPlain(
                        Partials.make(
                            wrong, wrong.key().key(), OrderDesk.digest(order), Seeds.random(4)))
                    .build()));
    Opening opening = open(key, letter, cheated);
    assertThat(opening.blamed()).containsExactly("agent1");
    assertThat(letter.isReadWith(opening.key())).isTrue();
  }

  @Test
  void agent_thatAnswersInAnothersName_isNamed() throws Exception {
    EscrowPublicKey key = ceremony.generate(2);
    SortedMap<Integer, Opener.Agent> swapped = new TreeMap<>(doors);
    Opener.Agent second = Optional.ofNullable(doors.get(2)).orElseThrow();
    swapped.put(1, new Opener.Agent("agent1", second.answers()));
    assertThat(open(key, letter(key), swapped).blamed()).containsExactly("agent1");
  }

  @Test
  void refresh_erasesTheOldShares_unlessABackupKeepsThem() throws Exception {
    ceremony.generate(2);
    ceremony.refresh(2);
    List<KeyShare> held = agents.getFirst().ring().everything(InsecureSecretKeyAccess.get());
    assertThat(held).hasSize(1);
    assertThat(held.getFirst().key().generation()).isEqualTo(1);
  }

  @Test
  void ceremony_takesNoNameTwice() throws Exception {
    ceremony.generate(2);
    EscrowPublicKey refreshed = new KeyCeremony(state, agents, "group").refresh(2);
    assertThat(refreshed.generation()).isEqualTo(1);
    SortedMap<Integer, EndpointId> names = new TreeMap<>();
    agents.forEach(agent -> names.put(names.size() + 1, agent.address().agent()));
    CeremonyPlan again =
        new CeremonyPlan(
            "group-ceremony-1",
            CeremonyPlan.Kind.REFRESH,
            "group",
            2,
            new TreeSet<>(names.keySet()));
    assertThatThrownBy(() -> agents.getFirst().desk().begin(again, names))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("begun once");
  }

  private Letter letter(EscrowPublicKey key) {
    return new LetterWriter(true, Seeds.random(1))
        .write(
            new LetterWriter.Heading("alice", "bob", 1, TestClock.START),
            "the text of a message",
            List.of(key));
  }

  private Opening open(EscrowPublicKey key, Letter letter, SortedMap<Integer, Opener.Agent> asked)
      throws Exception {
    ByteString warrant =
        state.warrant(
            "W-1",
            "alice",
            TestClock.START.minus(Duration.ofDays(1)),
            TestClock.START.plus(Duration.ofDays(1)));
    Ground ground = state.logged("LIID-1", warrant);
    SignedMessage order = state.authority().order(ground, letter.wire().blob());
    return state
        .authority()
        .opener()
        .open(
            BlobReader.read(letter.wire().blob()),
            Map.of(key.keyId(), new Opener.Escrow(key, asked, order)));
  }
}
