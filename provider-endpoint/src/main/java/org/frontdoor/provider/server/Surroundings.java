package org.frontdoor.provider.server;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What the provider takes from the machine: time, randomness, identifiers, and how to die.
 *
 * @param crash ends the process at once, for the upper tester
 */
record Surroundings(InstantSource clock, SecureRandom random, Supplier<UUID> ids, Runnable crash) {}
