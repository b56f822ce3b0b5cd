/**
 * Stores on RocksDB: logs that are written in one atomic, synced write and read on from a position.
 *
 * <p>The messenger's store is one RocksDB with four column families. {@code journal} holds blocks
 * of up to 1,024 events under the offset of their first ({@link
 * org.frontdoor.provider.storage.rocks.JournalBlock}); {@code mailbox} holds one message for one
 * device under account, device and offset; {@code groups} and {@code state} hold what their names
 * say. Callers that come at the same time are committed together ({@link
 * org.frontdoor.provider.storage.rocks.GroupCommit}), so that a thousand senders cost one sync.
 *
 * <p>After a failed write, RocksDB refuses all further ones and cannot be talked out of it from
 * Java (facebook/rocksdb issues 9762, 11643, 12998), so {@link
 * org.frontdoor.provider.storage.rocks.RocksFolder} opens it again, and what recovery finds decides
 * whether the write happened.
 */
@NullMarked
package org.frontdoor.provider.storage.rocks;

import org.jspecify.annotations.NullMarked;
