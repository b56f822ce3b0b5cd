package org.frontdoor.lab.scenarios.eva;

import org.frontdoor.lab.escrow.blob.MessageKey;

/**
 * What a sender decides of a message; everything else of it, the escrow blob too, follows.
 *
 * @param text what it says
 * @param key its message key
 */
record Draft(String text, MessageKey key) {}
