/**
 * Registers in SQLite: one file a register, a single writer, readers beside it. Each file has its
 * own migrations under {@code db/<name>} in the resources.
 */
@NullMarked
package org.frontdoor.provider.storage.sqlite;

import org.jspecify.annotations.NullMarked;
