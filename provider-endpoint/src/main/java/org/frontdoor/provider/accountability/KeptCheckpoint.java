package org.frontdoor.provider.accountability;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.frontdoor.protocol.tlog.GrowingTree;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.NoteKey;
import org.frontdoor.protocol.tlog.NoteSignature;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TlogFault;
import org.frontdoor.protocol.tlog.TreeHead;

/** What becomes of the checkpoint that a log has published. A log never contradicts itself. */
final class KeptCheckpoint {

  private KeptCheckpoint() {}

  /**
   * The checkpoint with which a log goes on.
   *
   * @param kept what its store has
   * @param tree all its entries
   * @return the same; signed anew if the log has another key since; that of nothing if it is new
   * @throws LogUnavailableException if the entries are not those that were signed
   */
  static SignedNote takeUp(Optional<ByteString> kept, GrowingTree tree, TaskingLog.Terms terms) {
    if (kept.isEmpty()) {
      if (tree.size() > 0) {
        throw new LogUnavailableException("the log has entries and no checkpoint", null);
      }
      return terms.sign(TreeHead.EMPTY);
    }
    try {
      SignedNote note = SignedNote.parse(kept.get());
      TreeHead head = LogCheckpoint.verify(note, signer(note, terms)).head();
      if (head.size() > tree.size() || !tree.head(head.size()).equals(head)) {
        throw new LogUnavailableException(
            "the entries of the log are not those of its own checkpoint", null);
      }
      return isBy(note, terms.signer().key()) ? note : signedAnew(note, head, terms);
    } catch (TlogException e) {
      throw new LogUnavailableException(
          "the checkpoint of the log is not signed by this provider's evidence key; if the key was"
              + " renewed, name the one before in accountability.formerKeys",
          e);
    }
  }

  /** How many entries a checkpoint counts that was verified. */
  static long sizeOf(SignedNote note) {
    try {
      return LogCheckpoint.parse(note.text()).head().size();
    } catch (TlogException e) {
      throw new IllegalStateException("A checkpoint that was verified is one.", e);
    }
  }

  private static NoteKey signer(SignedNote note, TaskingLog.Terms terms) {
    NoteKey present = terms.signer().key();
    return Stream.concat(Stream.of(present), terms.formerKeys().stream())
        .filter(key -> isBy(note, key))
        .findFirst()
        .orElse(present);
  }

  private static boolean isBy(SignedNote note, NoteKey key) {
    return note.signatures().stream().anyMatch(each -> isOf(each, key));
  }

  private static boolean isOf(NoteSignature signature, NoteKey key) {
    return signature.name().equals(key.name()) && signature.keyId().equals(key.id());
  }

  /** Witnesses have signed the text, which is the same: what they have said still stands. */
  private static SignedNote signedAnew(SignedNote note, TreeHead head, TaskingLog.Terms terms) {
    SignedNote anew = terms.sign(head);
    for (NoteKey witness : terms.witnesses()) {
      for (NoteSignature each : note.signatures()) {
        anew = isOf(each, witness) ? anew.with(each) : anew;
      }
    }
    return anew;
  }

  /**
   * The checkpoint with a witness's cosignature.
   *
   * @return the same if it has one of that witness that is as late
   * @throws TlogException if it is not that of a witness that the log knows
   */
  static SignedNote cosigned(SignedNote published, NoteSignature signature, TaskingLog.Terms terms)
      throws TlogException {
    NoteKey witness =
        terms.witnesses().stream()
            .filter(each -> isOf(signature, each))
            .findFirst()
            .orElseThrow(() -> TlogException.of(TlogFault.UNSIGNED));
    LogCheckpoint checkpoint = LogCheckpoint.parse(published.text());
    Instant at = witness.cosignedAt(checkpoint, signature);
    for (NoteSignature each : published.signatures()) {
      if (isOf(each, witness) && !at.isAfter(witness.cosignedAt(checkpoint, each))) {
        return published;
      }
    }
    return published.with(signature);
  }
}
