package org.frontdoor.lab.scenarios.gho;

import org.frontdoor.lab.messenger.DeviceToken;
import org.frontdoor.lab.messenger.Relay;
import org.frontdoor.lab.messenger.RelayDevice;

/**
 * What somebody who works for the provider can do to an account at its relay.
 *
 * @param relay the relay
 * @param account whose
 * @param shown the token of a device of the account, which every call of it shows to the relay
 */
record DeviceSlot(Relay relay, String account, DeviceToken shown) {

  /** Adds a device to the account, to which the relay then sends all that goes to it. */
  RelayDevice take() {
    return relay.addDevice(account, shown);
  }
}
