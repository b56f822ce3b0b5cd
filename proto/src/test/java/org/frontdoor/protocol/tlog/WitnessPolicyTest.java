package org.frontdoor.protocol.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.List;
import org.frontdoor.protocol.testing.TestClock;
import org.junit.jupiter.api.Test;

class WitnessPolicyTest {

  private final List<NoteSigner> witnesses = Logs.witnesses(3);
  private final WitnessPolicy twoOfThree =
      new WitnessPolicy(Logs.signer(1).key(), Logs.keys(witnesses), 2);
  private final SignedNote note = Logs.log(5).checkpoint();

  @Test
  void checkpoint_withAQuorum_isBelievedAndSaysWhoCosignedWhen() throws TlogException {
    SignedNote cosigned = Logs.cosigned(Logs.cosigned(note, witnesses.get(2)), witnesses.get(0));

    WitnessedCheckpoint believed = twoOfThree.verify(SignedNote.parse(cosigned.bytes()));

    assertThat(believed.checkpoint().head().size()).isEqualTo(5);
    assertThat(believed.cosigned())
        .containsOnlyKeys("witness.example/w1", "witness.example/w3")
        .containsEntry("witness.example/w1", TestClock.START);
  }

  @Test
  void checkpoint_withFewerThanAQuorum_isRefused() throws TlogException {
    assertRefused(Logs.cosigned(note, witnesses.get(1)), TlogFault.TOO_FEW_WITNESSES);
  }

  @Test
  void witness_thatCosignsTwice_countsOnce() throws TlogException {
    SignedNote once = Logs.cosigned(note, witnesses.get(1));
    NoteSignature again =
        witnesses.get(1).cosign(LogCheckpoint.parse(note.text()), TestClock.START.plusSeconds(60));
    SignedNote twice =
        new SignedNote(
            once.text(), List.of(once.signatures().get(0), once.signatures().get(1), again));

    assertRefused(twice, TlogFault.TOO_FEW_WITNESSES);
  }

  @Test
  void cosignature_ofAWitnessThatThePolicyDoesNotKnow_countsForNothing() throws TlogException {
    SignedNote cosigned = Logs.cosigned(Logs.cosigned(note, witnesses.get(1)), Logs.witness(9));

    assertRefused(cosigned, TlogFault.TOO_FEW_WITNESSES);
  }

  @Test
  void cosignature_ofAnotherCheckpoint_spoilsTheNote() throws TlogException {
    SignedNote other = Logs.cosigned(Logs.log(6).checkpoint(), witnesses.get(1));

    assertRefused(note.with(other.signatures().getLast()), TlogFault.BAD_SIGNATURE);
  }

  @Test
  void cosignature_withAnotherTime_spoilsTheNote() throws TlogException {
    NoteSignature right = Logs.cosigned(note, witnesses.get(1)).signatures().getLast();
    byte[] value = right.value().toByteArray();
    value[Long.BYTES - 1]++;

    assertRefused(
        note.with(new NoteSignature(right.name(), right.keyId(), ByteString.copyFrom(value))),
        TlogFault.BAD_SIGNATURE);
  }

  @Test
  void checkpoint_ofAnotherLogOrKey_isRefused() {
    NoteSigner impostor = Logs.signer(2);
    NoteSigner other = NoteSigner.ofSeed("other.example", NoteKeyUse.LOG, new byte[32]);
    String text = "other.example\n0\n" + NoteText.base64(TreeHead.EMPTY.root()) + "\n";

    assertRefused(impostor.sign(note.text()), TlogFault.UNSIGNED);
    assertRefused(other.sign(text), TlogFault.UNSIGNED);
    assertRefused(Logs.signer(1).sign(text), TlogFault.OTHER_LOG);
    assertRefused(Logs.signer(1).sign("anything\n"), TlogFault.MALFORMED_CHECKPOINT);
  }

  @Test
  void keyOfOneUse_signsNothingOfAnother() throws TlogException {
    LogCheckpoint checkpoint = LogCheckpoint.parse(note.text());

    assertThatIllegalStateException()
        .isThrownBy(() -> Logs.signer(1).cosign(checkpoint, TestClock.START));
    assertThatIllegalStateException().isThrownBy(() -> witnesses.get(0).sign(note.text()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WitnessPolicy.withoutWitnesses(witnesses.get(0).key()));
  }

  @Test
  void policy_thatCountsAWitnessTwiceOrAsksForMoreThanThereAre_isRefused() {
    NoteKey log = Logs.signer(1).key();
    NoteKey one = witnesses.get(0).key();
    NoteKey renamed = new NoteKey("alias.example", NoteKeyUse.WITNESS, one.publicKey());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WitnessPolicy(log, List.of(one, renamed), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new WitnessPolicy(log, List.of(one), 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new WitnessPolicy(log, List.of(log), 1));
  }

  private void assertRefused(SignedNote refused, TlogFault fault) {
    assertThatThrownBy(() -> twoOfThree.verify(refused))
        .isInstanceOf(TlogException.class)
        .hasMessage(fault.sentence());
  }
}
