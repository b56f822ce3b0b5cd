/**
 * Sealing at the provider's edge: an epoch key is encapsulated to the key that the warrant names,
 * batches of records are encrypted under it. Byte for byte: {@code proto/spec/hi2.md}, "Sealing".
 */
@NullMarked
package org.frontdoor.protocol.seal;

import org.jspecify.annotations.NullMarked;
