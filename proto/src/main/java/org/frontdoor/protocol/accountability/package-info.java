/**
 * What entries of a log of accountability say, and how their commitments are made and opened. Byte
 * for byte: {@code proto/spec/accountability.md}, "Entries".
 */
@NullMarked
package org.frontdoor.protocol.accountability;

import org.jspecify.annotations.NullMarked;
