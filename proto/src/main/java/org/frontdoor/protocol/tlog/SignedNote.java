package org.frontdoor.protocol.tlog;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/**
 * A text and the signatures under it (C2SP signed-note). Whether any of them holds, whoever trusts
 * a key must check; until then the text says nothing.
 *
 * @param text the text, with its last newline
 * @param signatures lines under it, 1 to {@link #MOST_SIGNATURES}
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

  /** The largest note that is read, in bytes. */
  public static final int MOST_BYTES = 1 << 17;

  /** The most signatures that are taken. */
  public static final int MOST_SIGNATURES = 64;

  private static final String BLANK = "\n\n";

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the text does not end in a newline, or there are too many
   *     signatures or none
   */
  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n") || signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
      throw new IllegalArgumentException("A note ends in a newline and bears 1 to 64 signatures.");
    }
  }

  /**
   * Reads a note.
   *
   * @throws TlogException {@link TlogFault#MALFORMED_NOTE}
   */
  public static SignedNote parse(ByteString bytes) throws TlogException {
    TlogException.require(bytes.size() <= MOST_BYTES, TlogFault.MALFORMED_NOTE);
    String note = NoteText.utf8(bytes);
    int blank = note.lastIndexOf(BLANK);
    TlogException.require(blank >= 0 && note.endsWith("\n"), TlogFault.MALFORMED_NOTE);
    String lines = note.substring(blank + BLANK.length());
    TlogException.require(!lines.isEmpty(), TlogFault.MALFORMED_NOTE);
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : lines.substring(0, lines.length() - 1).split("\n", -1)) {
      TlogException.require(signatures.size() < MOST_SIGNATURES, TlogFault.MALFORMED_NOTE);
      signatures.add(NoteSignature.parse(line));
    }
    return new SignedNote(note.substring(0, blank + 1), signatures);
  }

  /** The note as it travels, in UTF-8. */
  public ByteString bytes() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()).append('\n'));
    return ByteString.copyFromUtf8(note.toString());
  }

  /**
   * The same text with one more signature, which replaces one of the same key.
   *
   * @throws IllegalArgumentException if there are as many as there may be
   */
  public SignedNote with(NoteSignature signature) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    all.removeIf(
        each -> each.name().equals(signature.name()) && each.keyId().equals(signature.keyId()));
    all.add(signature);
    return new SignedNote(text, all);
  }
}
