package org.frontdoor.provider.messenger;

/**
 * A device that was just made.
 *
 * @param device the device
 * @param token what it proves itself with, known to nobody else
 */
public record Registration(Device device, DeviceToken token) {}
