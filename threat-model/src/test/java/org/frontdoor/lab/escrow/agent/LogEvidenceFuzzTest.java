package org.frontdoor.lab.escrow.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.stream.Stream;
import org.frontdoor.escrow.v1.LogEvidence;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.lab.escrow.Seeds;
import org.frontdoor.lab.escrow.world.Jurisdiction;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.protocol.warrant.WarrantRefusedException;
import org.frontdoor.protocol.warrant.WarrantVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

class LogEvidenceFuzzTest {

  private static final Jurisdiction STATE =
      new Jurisdiction("XX", new TestClock(), purpose -> Seeds.random(purpose.hashCode()));
  private static final ByteString WARRANT =
      STATE.warrant("W-1", "alice", TestClock.START, TestClock.START.plus(Duration.ofDays(1)));
  private static final LogEvidence GOOD = STATE.log().add(WARRANT);

  private final TlogEvidence reader = new TlogEvidence(STATE.log().policy());

  static Stream<byte[]> evidence() {
    return Seeds.around(GOOD.toByteString());
  }

  /** No bytes break the reader, and it believes in no entry but the one that was logged. */
  @MethodSource("evidence")
  @FuzzTest
  void evidence_ofAnyBytes_showsNothingThatWasNotLogged(byte[] bytes) throws Exception {
    try {
      LogEvidence evidence = LogEvidence.parseFrom(bytes);
      if (reader.shows(WARRANT, said(), evidence)) {
        assertThat(evidence.getEntry()).isEqualTo(GOOD.getEntry());
        assertThat(evidence.getIndex()).isEqualTo(GOOD.getIndex());
      }
    } catch (InvalidProtocolBufferException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  @Test
  void evidence_thatFuzzingBeginsWith_showsTheWarrant() throws Exception {
    assertThat(reader.shows(WARRANT, said(), GOOD)).isTrue();
  }

  private static WarrantDocument said() throws WarrantRefusedException {
    return WarrantVerifier.reread(WARRANT.toByteArray());
  }
}
