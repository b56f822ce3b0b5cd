package org.frontdoor.lab.messenger.ratchet;

import com.google.protobuf.ByteString;
import org.frontdoor.lab.messenger.RelayDevice.Address;

/** A device and all its conversations. Used by one thread. */
public interface RatchetDevice {

  /** Its public identity key. */
  ByteString identityKey();

  /** Keys with which one sender can begin a conversation with it. */
  PreKeyOffer offer();

  /**
   * Begins a conversation.
   *
   * @throws RatchetException if the offer is not signed by its identity key, or the key is not
   *     trusted
   */
  void begin(Address peer, PreKeyOffer offer) throws RatchetException;

  /** Encrypts to a device with which there is a conversation. */
  ByteString encrypt(Address peer, ByteString text) throws RatchetException;

  /** Opens what a device sent; the first such message begins the conversation on this side. */
  ByteString decrypt(Address peer, ByteString message) throws RatchetException;

  /** The number that two users read out to each other: both see the same. */
  String safetyNumber(String ownAccount, String otherAccount, ByteString otherIdentityKey);

  /** Everything on it, as whoever copies its storage has it. */
  RatchetDevice copy();
}
