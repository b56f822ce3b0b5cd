package org.frontdoor.lab.messenger;

import com.google.protobuf.ByteString;

/**
 * What the relay handed to a device.
 *
 * @param sender account that handed it in, as the relay says
 * @param group group that it was sent to, as the relay says; empty for none
 * @param content opaque to the relay
 */
public record Mail(String sender, String group, ByteString content) {}
