package org.frontdoor.provider.accountability;

import com.google.protobuf.ByteString;

/**
 * An entry in its place.
 *
 * @param number position in the account, from 1
 * @param entry what it says
 * @param hash link after it, 32 bytes
 */
public record AuditRecord(long number, AuditEntry entry, ByteString hash) {}
