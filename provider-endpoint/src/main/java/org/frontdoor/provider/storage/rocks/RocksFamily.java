package org.frontdoor.provider.storage.rocks;

/**
 * A column family.
 *
 * @param name its name
 * @param writeBufferBytes how much it buffers in memory before it writes a file; up to twice that
 *     much memory is used, and files are about as large
 */
public record RocksFamily(String name, long writeBufferBytes) {}
