package org.frontdoor.provider.accountability;

import com.google.protobuf.ByteString;
import org.frontdoor.accountability.v1.EntryKind;
import org.frontdoor.accountability.v1.LogEntry;
import org.frontdoor.protocol.accountability.LogEntries;
import org.frontdoor.protocol.tlog.ProofOfInclusion;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TreeHead;
import org.frontdoor.protocol.wire.MalformedMessageException;

/**
 * The proof that a tasking is in the log, by which whoever taps convinces himself.
 *
 * @param entry the entry's bytes
 * @param opening the opening's bytes
 * @param proof that the entry is in the tree of the checkpoint
 * @param checkpoint signed by the log
 */
public record LoggedTasking(
    ByteString entry, ByteString opening, ProofOfInclusion proof, SignedNote checkpoint) {

  /**
   * Checks that exactly this tasking is in a tree.
   *
   * @param head the tree of {@link #checkpoint}, whose signature was verified
   * @throws NotLoggedException if anything of it is not shown
   */
  public void requireLogged(Tasking tasking, TreeHead head) throws NotLoggedException {
    try {
      proof.verify(entry, head);
      LogEntry said = LogEntries.parse(entry);
      boolean same =
          said.getKind() == EntryKind.ENTRY_KIND_TASKING
              && said.equals(tasking.entry(opening))
              && tasking.isSaidBy(LogEntries.parseTasking(opening));
      if (!same) {
        throw new NotLoggedException("The log says something else.");
      }
    } catch (TlogException e) {
      throw new NotLoggedException("The entry is not in the log.", e);
    } catch (MalformedMessageException e) {
      throw new NotLoggedException("The entry or its opening is not one.", e);
    }
  }

  /** The place alone: an opening is in no text. */
  @Override
  public String toString() {
    return "LoggedTasking[" + proof.index() + "]";
  }
}
