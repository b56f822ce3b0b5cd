package org.frontdoor.lab.messenger.ratchet;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.lab.messenger.Mail;
import org.frontdoor.lab.messenger.RelayDevice;
import org.frontdoor.lab.messenger.RelayDevice.Address;

/** One side of a conversation between two devices, over the relay. */
public final class RatchetConversation {

  private final RelayDevice relay;
  private final Address other;
  private final RatchetDevice device;
  private final List<ByteString> carried = new ArrayList<>();
  private long read;

  /** A conversation that has not begun. */
  public RatchetConversation(RelayDevice relay, Address other, RatchetDevice device) {
    this.relay = relay;
    this.other = other;
    this.device = device;
  }

  /** Begins it by an offer of the other side. */
  public void begin(PreKeyOffer offer) throws RatchetException {
    device.begin(other, offer);
  }

  /** Says something. */
  public void say(String text) throws RatchetException {
    ByteString message = device.encrypt(other, ByteString.copyFromUtf8(text));
    carried.add(message);
    relay.send(other.account(), message);
  }

  /**
   * Reads everything that the relay has for this device.
   *
   * @throws RatchetException if something does not open
   */
  public void receive() throws RatchetException {
    for (Mail mail : relay.receive()) {
      var unused = device.decrypt(other, mail.content());
      read++;
    }
  }

  /** What the relay was given to carry, in order. */
  public List<ByteString> carried() {
    return List.copyOf(carried);
  }

  /** How many messages were read. */
  public long read() {
    return read;
  }

  /** This device's address. */
  public Address address() {
    return relay.address();
  }

  /** Keys and conversations. */
  public RatchetDevice device() {
    return device;
  }
}
