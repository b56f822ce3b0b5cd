/**
 * A messenger that asks a key directory for the devices of an account before it sends, and encrypts
 * to each of them: whoever decides what the directory tells decides who reads.
 */
@NullMarked
package org.frontdoor.lab.messenger.fanout;

import org.jspecify.annotations.NullMarked;
