package org.frontdoor.provider.storage.spool;

import com.google.crypto.tink.Aead;
import com.google.protobuf.ByteString;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import org.frontdoor.provider.delivery.ContextState;
import org.frontdoor.provider.delivery.ContextState.Open;
import org.frontdoor.provider.delivery.ContextState.SessionKey;
import org.frontdoor.provider.delivery.SpoolException;
import org.frontdoor.provider.delivery.TaskProgress;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a task's progress: written with every batch, so short and, but for open sessions, in
 * clear. They are numbers and a hash; open sessions name targets and are encrypted.
 *
 * <pre>
 * epoch, nextRecord, lostRecords  u64 each
 * lastCin, nextReport             u32 each
 * chainHead                       32 bytes
 * open sessions                   nothing if there is none, else encrypted and bound to the key:
 *                                 u16 length and account, u64 session, u32 CIN, u32 sequence number
 * </pre>
 */
final class ProgressCodec {

  private static final int LINK = 32;
  private static final int FIXED = 3 * Long.BYTES + 2 * Integer.BYTES + LINK;
  private static final int SESSION = Short.BYTES + Long.BYTES + 2 * Integer.BYTES;

  private final Aead aead;

  ProgressCodec(Aead aead) {
    this.aead = aead;
  }

  byte[] encode(TaskProgress progress, byte[] key) {
    byte[] open = sealed(progress.contexts().open(), key);
    ByteBuffer value = ByteBuffer.allocate(FIXED + open.length);
    value.putLong(progress.epoch()).putLong(progress.nextRecord()).putLong(progress.lostRecords());
    value.putInt(progress.contexts().lastCin()).putInt(progress.contexts().nextReport());
    progress.chainHead().copyTo(value);
    return value.put(open).array();
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws SpoolException if it is damaged, or another storage key was used
   */
  TaskProgress decode(byte[] bytes, byte[] key) {
    if (bytes.length < FIXED) {
      throw damaged(null);
    }
    ByteBuffer value = ByteBuffer.wrap(bytes);
    long epoch = value.getLong();
    long nextRecord = value.getLong();
    long lost = value.getLong();
    int lastCin = value.getInt();
    int nextReport = value.getInt();
    ByteString chainHead = ByteString.copyFrom(value, LINK);
    byte[] open = new byte[value.remaining()];
    value.get(open);
    return new TaskProgress(
        epoch,
        nextRecord,
        chainHead,
        lost,
        new ContextState(lastCin, nextReport, opened(open, key)));
  }

  private byte[] sealed(Map<SessionKey, Open> open, byte[] key) {
    if (open.isEmpty()) {
      return new byte[0];
    }
    int length = 0;
    for (SessionKey session : open.keySet()) {
      length += SESSION + session.account().getBytes(StandardCharsets.UTF_8).length;
    }
    ByteBuffer plain = ByteBuffer.allocate(length);
    open.forEach(
        (session, context) -> {
          byte[] account = session.account().getBytes(StandardCharsets.UTF_8);
          plain.putShort((short) account.length).put(account).putLong(session.sessionId());
          plain.putInt(context.cin()).putInt(context.nextSequence());
        });
    try {
      return aead.encrypt(plain.array(), key);
    } catch (GeneralSecurityException e) {
      throw new SpoolException("A task's open sessions cannot be encrypted.", e);
    }
  }

  private Map<SessionKey, Open> opened(byte[] sealed, byte[] key) {
    Map<SessionKey, Open> open = new HashMap<>();
    if (sealed.length == 0) {
      return open;
    }
    try {
      ByteBuffer plain = ByteBuffer.wrap(aead.decrypt(sealed, key));
      while (plain.hasRemaining()) {
        byte[] account = new byte[Short.toUnsignedInt(plain.getShort())];
        plain.get(account);
        SessionKey session =
            new SessionKey(new String(account, StandardCharsets.UTF_8), plain.getLong());
        open.put(session, new Open(plain.getInt(), plain.getInt()));
      }
      return open;
    } catch (GeneralSecurityException | BufferUnderflowException e) {
      throw damaged(e);
    }
  }

  private static SpoolException damaged(@Nullable Exception e) {
    String text = "A task's progress is damaged or was encrypted with another storage key.";
    return e == null ? new SpoolException(text) : new SpoolException(text, e);
  }
}
