/**
 * A log that nobody can quietly rewrite: RFC 6962 trees with proofs, checkpoints as signed notes
 * (C2SP signed-note and tlog-checkpoint), and the cosignatures of witnesses (C2SP
 * tlog-cosignature). Byte for byte: {@code proto/spec/accountability.md}.
 */
@NullMarked
package org.frontdoor.protocol.tlog;

import org.jspecify.annotations.NullMarked;
