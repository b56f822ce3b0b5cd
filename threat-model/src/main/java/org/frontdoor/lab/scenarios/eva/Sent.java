package org.frontdoor.lab.scenarios.eva;

import org.frontdoor.lab.escrow.blob.MessageKey;
import org.frontdoor.lab.escrow.world.Letter;

/**
 * A message as its recipient has it.
 *
 * @param letter the message with its escrow blob
 * @param key its message key, which the messenger gives to sender and recipient
 */
record Sent(Letter letter, MessageKey key) {}
