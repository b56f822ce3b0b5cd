package org.frontdoor.lab.escrow.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import org.frontdoor.lab.escrow.Seeds;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.protocol.tlog.MemoryLog;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSignature;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.junit.jupiter.api.Test;

class StateWitnessTest {

  private final StateWitness witness =
      new StateWitness(
          NoteSigner.generate("witness.example", NoteKeyUse.WITNESS, Seeds.random(1)),
          new TestClock());

  @Test
  void log_thatGrows_isCosigned_oneThatShowsAnotherViewIsNot() throws TlogException {
    MemoryLog log = log("one", "two");
    NoteSignature first = witness.see(log.key(), log);
    assertThat(first.name()).isEqualTo("witness.example");
    assertThat(witness.see(log.key(), log).name()).isEqualTo(first.name());
    for (MemoryLog other : new MemoryLog[] {log("one"), log("one", "2"), log("1", "two", "3")}) {
      assertThat(
              catchThrowableOfType(
                  TlogException.class,
                  () -> {
                    NoteSignature unused = witness.see(log.key(), other);
                  }))
          .isNotNull();
    }
    MemoryLog grown = log("one", "two", "three");
    assertThat(witness.see(log.key(), grown).name()).isEqualTo(first.name());
  }

  private static MemoryLog log(String... entries) {
    MemoryLog log =
        new MemoryLog(NoteSigner.ofSeed("escrow.example/a", NoteKeyUse.LOG, new byte[32]));
    for (String entry : entries) {
      long unused = log.append(ByteString.copyFromUtf8(entry));
    }
    SignedNote unused = log.publish();
    return log;
  }
}
