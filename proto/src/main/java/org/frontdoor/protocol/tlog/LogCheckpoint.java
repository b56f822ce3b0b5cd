package org.frontdoor.protocol.tlog;

import com.google.protobuf.ByteString;
import org.frontdoor.protocol.chain.Sha256;

/**
 * What a log says of itself (C2SP tlog-checkpoint): origin, size and root, a line each. There are
 * no extension lines: nobody could audit what they say, so a note that has one is refused.
 *
 * @param origin unique name of the log; also the name of its key
 * @param head its tree
 */
public record LogCheckpoint(String origin, TreeHead head) {

  private static final int LINES = 3;

  /**
   * Checks the origin.
   *
   * @throws IllegalArgumentException if it cannot be the name of a key
   */
  public LogCheckpoint {
    if (!NoteKey.isName(origin)) {
      throw new IllegalArgumentException("A log's origin is a name without spaces.");
    }
  }

  /**
   * Checks a note of a log: signature first, then the form.
   *
   * @throws TlogException {@link TlogFault#UNSIGNED}, {@link TlogFault#BAD_SIGNATURE}, {@link
   *     TlogFault#MALFORMED_CHECKPOINT} or {@link TlogFault#OTHER_LOG}
   */
  public static LogCheckpoint verify(SignedNote note, NoteKey log) throws TlogException {
    log.requireSigned(note);
    LogCheckpoint checkpoint = parse(note.text());
    TlogException.require(checkpoint.origin.equals(log.name()), TlogFault.OTHER_LOG);
    return checkpoint;
  }

  /**
   * Reads the text of a checkpoint, whoever has signed it.
   *
   * @throws TlogException {@link TlogFault#MALFORMED_CHECKPOINT}
   */
  public static LogCheckpoint parse(String text) throws TlogException {
    TlogFault fault = TlogFault.MALFORMED_CHECKPOINT;
    TlogException.require(text.endsWith("\n"), fault);
    String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
    TlogException.require(lines.length == LINES && NoteKey.isName(lines[0]), fault);
    long size = NoteText.decimal(lines[1], fault);
    ByteString root = NoteText.base64(lines[2], fault);
    TlogException.require(root.size() == Sha256.BYTES, fault);
    TlogException.require(size > 0 || root.equals(TreeHead.EMPTY.root()), fault);
    return new LogCheckpoint(lines[0], new TreeHead(size, root));
  }

  /** The text that is signed. */
  public String text() {
    return origin + "\n" + head.size() + "\n" + NoteText.base64(head.root()) + "\n";
  }
}
