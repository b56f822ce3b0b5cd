package org.frontdoor.protocol.tlog;

import com.google.protobuf.ByteString;

/**
 * A line under a note. It says whose signature it would be; nobody has checked it.
 *
 * @param name name of the key
 * @param keyId identifier of the key, 4 bytes
 * @param value what the key made, 1 to {@link #MOST_BYTES} bytes
 */
public record NoteSignature(String name, ByteString keyId, ByteString value) {

  /** The largest value that is taken, in bytes: room for signatures after the quantum computer. */
  public static final int MOST_BYTES = 8192;

  static final String DASH = "\u2014 ";

  private static final int ID_BYTES = 4;

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if a part has not the form described above
   */
  public NoteSignature {
    if (!NoteKey.isName(name)
        || keyId.size() != ID_BYTES
        || value.isEmpty()
        || value.size() > MOST_BYTES) {
      throw new IllegalArgumentException("A signature of a note has a name, 4 bytes and a value.");
    }
  }

  /**
   * Reads a line, without its newline.
   *
   * @throws TlogException {@link TlogFault#MALFORMED_NOTE}
   */
  public static NoteSignature parse(String line) throws TlogException {
    TlogException.require(line.startsWith(DASH), TlogFault.MALFORMED_NOTE);
    String[] parts = line.substring(DASH.length()).split(" ", -1);
    TlogException.require(parts.length == 2, TlogFault.MALFORMED_NOTE);
    ByteString bytes = NoteText.base64(parts[1], TlogFault.MALFORMED_NOTE);
    boolean formed =
        NoteKey.isName(parts[0]) && bytes.size() > ID_BYTES && bytes.size() <= MOST_BYTES;
    TlogException.require(formed, TlogFault.MALFORMED_NOTE);
    return new NoteSignature(parts[0], bytes.substring(0, ID_BYTES), bytes.substring(ID_BYTES));
  }

  /** The line, without its newline. */
  public String line() {
    return DASH + name + " " + NoteText.base64(keyId.concat(value));
  }
}
