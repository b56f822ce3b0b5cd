package org.frontdoor.protocol.tlog;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.stream.IntStream;
import org.frontdoor.protocol.testing.TestClock;

/** A log and its witnesses, whose keys are the same on every run. */
final class Logs {

  static final String ORIGIN = "log.example/taskings";

  private Logs() {}

  static NoteSigner signer(int seed) {
    return NoteSigner.ofSeed(ORIGIN, NoteKeyUse.LOG, seed(seed));
  }

  static NoteSigner witness(int number) {
    return NoteSigner.ofSeed("witness.example/w" + number, NoteKeyUse.WITNESS, seed(100 + number));
  }

  static List<NoteSigner> witnesses(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Logs::witness).toList();
  }

  static List<NoteKey> keys(List<NoteSigner> signers) {
    return signers.stream().map(NoteSigner::key).toList();
  }

  static MemoryLog log(int entries) {
    MemoryLog log = new MemoryLog(signer(1));
    append(log, entries);
    log.publish();
    return log;
  }

  static void append(MemoryLog log, int entries) {
    for (int i = 0; i < entries; i++) {
      log.append(ByteString.copyFromUtf8("entry " + log.size()));
    }
  }

  /** The note with the cosignature of a witness that checks nothing. */
  static SignedNote cosigned(SignedNote note, NoteSigner witness) throws TlogException {
    return note.with(witness.cosign(LogCheckpoint.parse(note.text()), TestClock.START));
  }

  private static byte[] seed(int seed) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) seed;
    return bytes;
  }
}
