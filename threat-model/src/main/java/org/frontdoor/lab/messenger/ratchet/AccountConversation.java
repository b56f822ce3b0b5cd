package org.frontdoor.lab.messenger.ratchet;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.frontdoor.lab.messenger.Mail;
import org.frontdoor.lab.messenger.RelayDevice;
import org.frontdoor.lab.messenger.RelayDevice.Address;
import org.frontdoor.lab.messenger.directory.Device;
import org.frontdoor.lab.messenger.directory.DirectoryClient;
import org.frontdoor.lab.messenger.directory.DirectoryException;

/**
 * What a user writes to an account with all its devices. Before each text it asks the directory
 * which they are, begins a conversation with each that is new, and encrypts to each that it trusts;
 * the relay delivers every message to all devices, and each opens its own.
 */
public final class AccountConversation {

  private final RelayDevice relay;
  private final RatchetDevice device;
  private final DirectoryClient directory;
  private final String account;
  private final SequencedMap<Address, ByteString> begun = new LinkedHashMap<>();
  private final Set<ByteString> distrusted = new HashSet<>();
  private final Set<Address> refused = new HashSet<>();
  private final List<ByteString> carried = new ArrayList<>();

  /** Nothing said yet. */
  public AccountConversation(
      RelayDevice relay, RatchetDevice device, DirectoryClient directory, String account) {
    this.relay = relay;
    this.device = device;
    this.directory = directory;
    this.account = account;
  }

  /** Says something to every device of the account that is trusted. */
  public void say(String text) throws DirectoryException, RatchetException {
    for (Device listed : directory.devices(account).devices()) {
      Address peer = new Address(account, listed.number());
      if (!distrusted.contains(listed.identityKey())
          && (begun.containsKey(peer) || begin(peer, listed))) {
        ByteString message = device.encrypt(peer, ByteString.copyFromUtf8(text));
        carried.add(message);
        relay.send(account, message);
      }
    }
  }

  private boolean begin(Address peer, Device listed) throws RatchetException {
    if (refused.contains(peer)) {
      return false;
    }
    try {
      device.begin(peer, PreKeyOffer.of(listed));
      begun.put(peer, listed.identityKey());
      return true;
    } catch (RatchetException e) {
      if (e.fault() == RatchetException.Fault.UNTRUSTED_KEY) {
        refused.add(peer);
        return false;
      }
      throw e;
    }
  }

  /** Identity keys of all devices of the account to which it has ever written. */
  public List<ByteString> written() {
    return List.copyOf(begun.values());
  }

  /** Goes on with these identity keys alone: those that the account's owner has read out. */
  public void keepOnly(Set<ByteString> keys) {
    begun.values().stream().filter(key -> !keys.contains(key)).forEach(distrusted::add);
  }

  /** A number made of the identity keys of all devices to which it writes now. */
  public String accountNumber() {
    return AccountNumber.of(
        relay.account(),
        List.of(device.identityKey()),
        account,
        begun.values().stream().filter(key -> !distrusted.contains(key)).toList());
  }

  /**
   * The library's number, made of one identity key a side: here those of the first devices. That
   * the other devices are left out is this program's choice and not the library's.
   */
  public String safetyNumber() throws DirectoryException {
    Device first = directory.devices(account).devices().getFirst();
    return device.safetyNumber(relay.account(), account, first.identityKey());
  }

  /** How many devices of the account were not trusted. */
  public long refused() {
    return refused.size();
  }

  /** This device's address. */
  public Address address() {
    return relay.address();
  }

  /** What the relay was given to carry, in order. */
  public List<ByteString> carried() {
    return List.copyOf(carried);
  }

  /**
   * Whether a device opens a mail from the first device of an account. What is for another device
   * does not open.
   */
  public static boolean opens(RatchetDevice device, Mail mail) {
    try {
      return !device.decrypt(new Address(mail.sender(), 1), mail.content()).isEmpty();
    } catch (RatchetException e) {
      return false;
    }
  }
}
