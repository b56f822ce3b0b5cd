package org.frontdoor.lab.messenger.fanout;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Set;
import org.frontdoor.lab.messenger.Mail;
import org.frontdoor.lab.messenger.RelayDevice;
import org.frontdoor.lab.messenger.directory.Device;
import org.frontdoor.lab.messenger.directory.DirectoryClient;
import org.frontdoor.lab.messenger.directory.DirectoryException;

/**
 * The program of one device. For each text it sends one message for each device that the directory
 * tells; the relay delivers all of them to all devices of the account, and each opens its own.
 */
public final class FanoutDevice {

  private final RelayDevice device;
  private final DeviceKey key;

  /** A program on a device. */
  public FanoutDevice(RelayDevice device, DeviceKey key) {
    this.device = device;
    this.key = key;
  }

  /** What the directory is to tell of it. */
  public Device listing() {
    return new Device(
        device.account(), device.address().number(), key.publicKey(), ByteString.EMPTY);
  }

  /**
   * Asks the directory and encrypts a text to each device that it tells.
   *
   * @param distrusted identity keys that the sender was warned of
   * @return what the directory told
   */
  public DirectoryClient.Lookup say(
      DirectoryClient directory, String account, String text, Set<ByteString> distrusted)
      throws DirectoryException {
    DirectoryClient.Lookup lookup = directory.devices(account);
    for (Device recipient : lookup.devices()) {
      if (!distrusted.contains(recipient.identityKey())) {
        device.send(
            account,
            DeviceKey.seal(
                recipient.identityKey(),
                binding(device.account(), account),
                ByteString.copyFromUtf8(text)));
      }
    }
    return lookup;
  }

  /**
   * Takes everything that the relay has for this device.
   *
   * @return how many messages it could open
   */
  public long receive() {
    return device.receive().stream().filter(this::opens).count();
  }

  private boolean opens(Mail mail) {
    return key.opens(binding(mail.sender(), device.account()), mail.content());
  }

  /** How many of recorded messages to this account from a sender this device can open. */
  public long open(String sender, List<ByteString> recorded) {
    ByteString binding = binding(sender, device.account());
    return recorded.stream().filter(message -> key.opens(binding, message)).count();
  }

  private static ByteString binding(String sender, String recipient) {
    return ByteString.copyFromUtf8("frontdoor.lab.fanout.v1\n" + sender + "\n" + recipient);
  }
}
