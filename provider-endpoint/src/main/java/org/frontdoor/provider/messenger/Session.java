package org.frontdoor.provider.messenger;

import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A session of a device: from the opening of its connection to its end, however it ends. Hands out
 * the stored messages and then each as it comes; what was not acknowledged when the session ends is
 * handed out again in the next one.
 */
public final class Session implements AutoCloseable {

  /** Messages handed out and not yet acknowledged; beyond that no more are handed out. */
  static final int WINDOW = 1_000;

  /** A message handed out. */
  private record HandedOut(long number, String group) {}

  private final Messenger messenger;
  private final Device device;
  private final long id;
  private final MailListener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ByteString, HandedOut> handedOut = new HashMap<>();
  private long lastNumber = -1;
  private boolean closed;

  Session(Messenger messenger, Device device, long id, MailListener listener) {
    this.messenger = messenger;
    this.device = device;
    this.id = id;
    this.listener = listener;
  }

  /** The device. */
  public Device device() {
    return device;
  }

  /** Identifier of the session, as in its events. */
  public long id() {
    return id;
  }

  /**
   * The next messages for the device.
   *
   * @param max at most so many, at least 1
   * @return none if there are none, if too many are unacknowledged, or after the end
   * @throws JournalUnavailableException if they cannot be read at present; ask again later
   */
  public List<KeptMessage> next(int max) {
    lock.lock();
    try {
      int room = Math.min(max, WINDOW - handedOut.size());
      if (closed || room <= 0) {
        return List.of();
      }
      List<KeptMessage> messages = messenger.mailbox(device, lastNumber, room);
      for (KeptMessage message : messages) {
        lastNumber = message.number();
        handedOut.put(
            message.envelope().getMessageId(),
            new HandedOut(message.number(), message.envelope().getGroupId()));
      }
      return messages;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Releases a message that was handed out. Anything else is ignored, so that it does no harm to
   * acknowledge twice.
   *
   * @return whether messages were held back for want of this acknowledgement
   * @throws JournalUnavailableException if it cannot be released at present
   */
  public boolean acknowledge(ByteString messageId) {
    lock.lock();
    try {
      HandedOut message = closed ? null : handedOut.get(messageId);
      if (message == null) {
        return false;
      }
      boolean heldBack = handedOut.size() == WINDOW;
      messenger.retrieved(this, messageId, message.number(), message.group());
      handedOut.remove(messageId);
      return heldBack;
    } finally {
      lock.unlock();
    }
  }

  void mailArrived() {
    listener.mailArrived();
  }

  void supersede() {
    close();
    listener.superseded();
  }

  /** Ends the session; doing it twice does nothing. Never fails: its end is journaled in time. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        messenger.closed(this);
      }
    } finally {
      lock.unlock();
    }
  }
}
