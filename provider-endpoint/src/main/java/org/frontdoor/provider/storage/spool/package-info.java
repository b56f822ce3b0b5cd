/**
 * The spool on RocksDB: one column family for units, sorted by authority and position, one for
 * everything else. What names targets is encrypted with a key that lies elsewhere.
 */
@NullMarked
package org.frontdoor.provider.storage.spool;

import org.jspecify.annotations.NullMarked;
