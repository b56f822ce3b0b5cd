/**
 * The chain of hashes over a task's units, and the signed checkpoints over all chains. Byte for
 * byte: {@code proto/spec/hi2.md}, "Chain" and "Checkpoints".
 */
@NullMarked
package org.frontdoor.protocol.chain;

import org.jspecify.annotations.NullMarked;
