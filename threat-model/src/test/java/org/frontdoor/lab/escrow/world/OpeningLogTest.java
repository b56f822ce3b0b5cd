package org.frontdoor.lab.escrow.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.lab.accountability.OrderMonitor;
import org.frontdoor.lab.accountability.RemoteLog;
import org.frontdoor.lab.escrow.Seeds;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.agent.SingleKeys.Variant;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.blob.BlobReader;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.protocol.tlog.LogFollower;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TlogFault;
import org.frontdoor.protocol.tlog.TreeHead;
import org.frontdoor.protocol.warrant.WarrantVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent's log of openings, read by anybody, with proofs and the state's witnesses. */
class OpeningLogTest {

  private final TestClock clock = new TestClock();
  private final Jurisdiction state =
      new Jurisdiction("XX", clock, purpose -> Seeds.random(purpose.hashCode()));
  private final RunningAgent agent =
      state.agent("agent1", AgentSetup.alone(AgentPolicy.hardened(), Variant.STATIC));
  private final AgentChannel channel = state.connect(agent);
  private final RemoteLog log = state.openings(agent);
  private final ByteString warrant =
      state.warrant("W-1", "alice", TestClock.START, TestClock.START.plus(Duration.ofDays(1)));
  private List<EscrowPublicKey> keys = List.of();

  @BeforeEach
  void key() throws Exception {
    keys = List.of(EscrowPublicKey.of(channel.key(1, "alice")));
  }

  @AfterEach
  void close() throws Exception {
    state.close();
  }

  @Test
  void opening_isProvedToAnybody_onceWitnessesHaveSeenIt() throws Exception {
    LogFollower reader = new LogFollower(state.openingsPolicy(agent));
    open();
    assertThat(catchThrowableOfType(TlogException.class, () -> reader.follow(log)).fault())
        .isEqualTo(TlogFault.TOO_FEW_WITNESSES);
    state.witnessOpenings(agent);
    assertThat(reader.follow(log).entries()).hasSize(1);
    open();
    state.witnessOpenings(agent);
    assertThat(reader.follow(log).entries()).hasSize(1);
    TreeHead head = state.openingsPolicy(agent).verify(log.checkpoint()).checkpoint().head();
    assertThat(head.size()).isEqualTo(2);
    log.inclusion(0, 2).verify(channel.openings(0).getEntries(0), head);
  }

  @Test
  void office_findsOpeningsUnderAWarrantThatItNeverSigned() throws Exception {
    WarrantDocument said = WarrantVerifier.reread(warrant.toByteArray());
    OrderMonitor careful = new OrderMonitor(said.getApprover(), state.openingsPolicy(agent));
    OrderMonitor robbed = new OrderMonitor(said.getApprover(), state.openingsPolicy(agent));
    careful.signed(warrant.toByteArray());
    open();
    state.witnessOpenings(agent);
    assertThat(careful.foreign(log)).isEmpty();
    assertThat(robbed.foreign(log)).containsExactly(0L);
  }

  private void open() throws Exception {
    EscrowPublicKey key = keys.getFirst();
    Letter letter =
        new LetterWriter(true, Seeds.random(1))
            .write(new LetterWriter.Heading("alice", "bob", 1, TestClock.START), "text", keys);
    var order = state.authority().order(state.logged("LIID-1", warrant), letter.wire().blob());
    assertThat(
            state
                .authority()
                .opener()
                .open(
                    BlobReader.read(letter.wire().blob()),
                    Map.of(key.keyId(), AuthorityOffice.escrow(key, "agent1", channel, order)))
                .isOpen())
        .isTrue();
  }
}
