package org.frontdoor.lab.scenarios.gho;

import org.frontdoor.lab.messenger.DeviceToken;
import org.frontdoor.lab.messenger.Relay;

/**
 * What somebody who works for the provider can do at its relay.
 *
 * @param relay the relay
 * @param group a group at it
 * @param shown the token of a member of the group, which every call of the member shows to the
 *     relay
 * @param account a name that is free
 */
record RelayPosition(Relay relay, String group, DeviceToken shown, String account) {}
