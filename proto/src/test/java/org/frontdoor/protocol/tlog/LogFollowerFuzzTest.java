package org.frontdoor.protocol.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

class LogFollowerFuzzTest {

  private static final int ENTRIES = 21;

  /**
   * A log that has signed one tree and shows what the bytes say: it is refused, or was honest. It
   * never takes longer or throws anything else.
   */
  @FuzzTest
  void follower_ofAHostileLog_refusesOrReadsWhatWasSigned(byte[] bytes) {
    MemoryLog honest = Logs.log(ENTRIES);
    LogFollower follower =
        new LogFollower(WitnessPolicy.withoutWitnesses(honest.key()), 8, 1 << 20);
    Hostile hostile = new Hostile(honest, ByteString.copyFrom(bytes));
    for (int look = 0; look < 4; look++) {
      TreeHead before = follower.head();
      try {
        for (LogFollower.Entry each : follower.follow(hostile).entries()) {
          assertThat(each.bytes()).isEqualTo(ByteString.copyFromUtf8("entry " + each.index()));
        }
      } catch (TlogException e) {
        assertThat(follower.head()).isEqualTo(before);
      }
    }
  }

  /** Each answer is the honest one, changed as the next bytes say. */
  private static final class Hostile implements LogView {

    private final MemoryLog log;
    private final ByteString script;
    private int next;

    private Hostile(MemoryLog log, ByteString script) {
      this.log = log;
      this.script = script;
    }

    private int say() {
      return next < script.size() ? script.byteAt(next++) & 0xff : 0;
    }

    @Override
    public SignedNote checkpoint() throws TlogException {
      SignedNote note = log.checkpoint();
      return say() < 200 ? note : SignedNote.parse(changed(note.bytes()));
    }

    @Override
    public List<ByteString> entries(long from, long to) {
      List<ByteString> page = new ArrayList<>(log.entries(from, to));
      switch (say() % 7) {
        case 1 -> page.clear();
        case 2 -> page.removeLast();
        case 3 -> page.add(ByteString.EMPTY);
        case 4 -> page.set(say() % page.size(), script);
        case 5 -> page.addFirst(page.removeLast());
        default -> {}
      }
      return page;
    }

    @Override
    public ProofOfInclusion inclusion(long index, long size) {
      return log.inclusion(index, size);
    }

    @Override
    public ProofOfConsistency consistency(long oldSize, long newSize) {
      ProofOfConsistency proof = log.consistency(oldSize, newSize);
      List<ByteString> nodes = new ArrayList<>(proof.nodes());
      switch (say() % 5) {
        case 1 -> nodes.clear();
        case 2 -> nodes.add(changed(ByteString.copyFrom(new byte[32])));
        case 3 -> nodes.replaceAll(this::changed);
        case 4 -> nodes.add(script);
        default -> {}
      }
      return new ProofOfConsistency(proof.oldSize() + say() % 2, proof.newSize(), nodes);
    }

    private ByteString changed(ByteString bytes) {
      byte[] changed = bytes.toByteArray();
      changed[say() % changed.length] ^= (byte) say();
      return ByteString.copyFrom(changed);
    }
  }
}
