package org.frontdoor.provider.accountability;

import com.google.protobuf.ByteString;
import java.util.Set;
import java.util.stream.Collectors;
import org.frontdoor.accountability.v1.EntryKind;
import org.frontdoor.accountability.v1.LogEntry;
import org.frontdoor.accountability.v1.TaskingOpening;
import org.frontdoor.accountability.v1.TaskingReceipt;
import org.frontdoor.protocol.accountability.LogEntries;
import org.frontdoor.protocol.tlog.NoteSignature;
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
   * Reads what {@link #bytes} wrote. What it shows, nobody has checked.
   *
   * @throws NotLoggedException if it is none
   */
  public static LoggedTasking parse(ByteString bytes) throws NotLoggedException {
    try {
      TaskingReceipt receipt = LogEntries.parseReceipt(bytes);
      return new LoggedTasking(
          receipt.getEntry(),
          receipt.getOpening(),
          new ProofOfInclusion(receipt.getIndex(), receipt.getSize(), receipt.getPathList()),
          SignedNote.parse(receipt.getCheckpoint()));
    } catch (MalformedMessageException | TlogException e) {
      throw new NotLoggedException("There is no receipt.", e);
    }
  }

  /** Identifiers of the keys under which the checkpoint is signed in the log's own name. */
  public Set<ByteString> signers() {
    String origin = checkpoint.text().lines().findFirst().orElse("");
    return checkpoint.signatures().stream()
        .filter(each -> each.name().equals(origin))
        .map(NoteSignature::keyId)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The receipt as it is kept, a {@link TaskingReceipt}. It names whom the task targets. */
  public ByteString bytes() {
    return TaskingReceipt.newBuilder()
        .setEntry(entry)
        .setOpening(opening)
        .setIndex(proof.index())
        .setSize(proof.size())
        .addAllPath(proof.path())
        .setCheckpoint(checkpoint.bytes())
        .build()
        .toByteString();
  }

  /**
   * Checks that exactly this tasking is in a tree.
   *
   * @param head the tree of {@link #checkpoint}, whose signature was verified
   * @throws NotLoggedException if anything of it is not shown
   */
  public void requireLogged(Tasking tasking, TreeHead head) throws NotLoggedException {
    TaskingOpening opened = requireOpened(head);
    require(said().equals(tasking.entry(opening)) && tasking.isSaidBy(opened));
  }

  /**
   * Checks that a tasking is in a tree, and says which.
   *
   * @param head the tree of {@link #checkpoint}, whose signature was verified
   * @throws NotLoggedException if it is not shown
   */
  public TaskingOpening requireOpened(TreeHead head) throws NotLoggedException {
    try {
      proof.verify(entry, head);
      LogEntry said = said();
      require(
          said.getKind() == EntryKind.ENTRY_KIND_TASKING && LogEntries.commitsTo(said, opening));
      return LogEntries.parseTasking(opening);
    } catch (TlogException e) {
      throw new NotLoggedException("The entry is not in the log.", e);
    } catch (MalformedMessageException e) {
      throw new NotLoggedException("The opening is not one.", e);
    }
  }

  private LogEntry said() throws NotLoggedException {
    try {
      return LogEntries.parse(entry);
    } catch (MalformedMessageException e) {
      throw new NotLoggedException("The entry is not one.", e);
    }
  }

  private static void require(boolean same) throws NotLoggedException {
    if (!same) {
      throw new NotLoggedException("The log says something else.");
    }
  }

  /** The place alone: an opening is in no text. */
  @Override
  public String toString() {
    return "LoggedTasking[" + proof.index() + "]";
  }
}
