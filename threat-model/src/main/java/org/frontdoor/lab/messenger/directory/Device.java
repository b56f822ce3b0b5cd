package org.frontdoor.lab.messenger.directory;

import com.google.protobuf.ByteString;
import org.frontdoor.keydirectory.v1.DeviceKeys;

/**
 * A device of an account, as the directory tells.
 *
 * @param account the account
 * @param number from 1
 * @param identityKey by which the device is known
 * @param offer what a sender needs besides
 */
public record Device(String account, int number, ByteString identityKey, ByteString offer) {

  static Device of(DeviceKeys keys) {
    return new Device(
        keys.getAccountId(), keys.getDeviceId(), keys.getIdentityKey(), keys.getOffer());
  }

  /** As it stands in the directory. */
  public DeviceKeys keys() {
    return DeviceKeys.newBuilder()
        .setAccountId(account)
        .setDeviceId(number)
        .setIdentityKey(identityKey)
        .setOffer(offer)
        .build();
  }
}
