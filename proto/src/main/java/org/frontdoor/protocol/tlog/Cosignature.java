package org.frontdoor.protocol.tlog;

import com.google.protobuf.ByteString;
import java.time.Instant;

/** What a witness signs, and how its signatures are read (C2SP tlog-cosignature, Ed25519). */
final class Cosignature {

  private static final int VALUE_BYTES = Long.BYTES + NoteCrypto.SIGNATURE_BYTES;

  private Cosignature() {}

  static ByteString message(long seconds, String text) {
    return ByteString.copyFromUtf8("cosignature/v1\ntime " + seconds + "\n" + text);
  }

  /**
   * When the witness says it has cosigned.
   *
   * @throws TlogException {@link TlogFault#BAD_SIGNATURE} if it is not this witness's
   */
  static Instant verify(NoteKey witness, NoteSignature signature, String text)
      throws TlogException {
    ByteString value = signature.value();
    TlogException.require(value.size() == VALUE_BYTES, TlogFault.BAD_SIGNATURE);
    long seconds = value.asReadOnlyByteBuffer().getLong();
    TlogException.require(
        seconds >= 0 && seconds <= Instant.MAX.getEpochSecond(), TlogFault.BAD_SIGNATURE);
    boolean holds =
        NoteCrypto.verify(witness.publicKey(), message(seconds, text), value.substring(Long.BYTES));
    TlogException.require(holds, TlogFault.BAD_SIGNATURE);
    return Instant.ofEpochSecond(seconds);
  }
}
