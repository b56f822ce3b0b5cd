package org.frontdoor.lab.escrow.world;

import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.LogView;
import org.frontdoor.protocol.tlog.NoteKey;
import org.frontdoor.protocol.tlog.NoteSignature;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TlogFault;
import org.frontdoor.protocol.tlog.TreeHead;
import org.frontdoor.protocol.tlog.WitnessRule;

/** A witness of a state's logs: cosigns what only grows. For one thread. */
final class StateWitness {

  private final NoteSigner signer;
  private final InstantSource clock;
  private final Map<String, TreeHead> last = new TreeMap<>();

  StateWitness(NoteSigner signer, InstantSource clock) {
    this.signer = signer;
    this.clock = clock;
  }

  NoteKey key() {
    return signer.key();
  }

  /**
   * Looks at what a log publishes.
   *
   * @throws TlogException if it does not continue what the witness has seen before
   */
  NoteSignature see(NoteKey log, LogView view) throws TlogException {
    TreeHead before = last.getOrDefault(log.name(), TreeHead.EMPTY);
    SignedNote note = view.checkpoint();
    long size = LogCheckpoint.verify(note, log).head().size();
    if (size < before.size()) {
      throw TlogException.of(TlogFault.ROLLED_BACK);
    }
    LogCheckpoint seen =
        WitnessRule.check(log, before, note, view.consistency(before.size(), size));
    last.put(log.name(), seen.head());
    return signer.cosign(seen, clock.instant());
  }
}
