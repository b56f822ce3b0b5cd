/**
 * The messenger's service for its users, gRPC over TLS: {@code frontdoor.messenger.v1}. Thin: it
 * authenticates, checks the shape of requests, hands them to the {@link
 * org.frontdoor.provider.messenger.Messenger} and turns what comes back into gRPC.
 *
 * <p>Who waits on what: handlers block on the stores, so the server's executor must allow it
 * (virtual threads do). What a session sends is sent by one thread at a time, on the same executor,
 * and only while the transport is ready; a device that reads slowly costs its mailbox room and
 * nobody time.
 */
@NullMarked
package org.frontdoor.provider.messenger.service;

import org.jspecify.annotations.NullMarked;
