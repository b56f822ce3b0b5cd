package org.frontdoor.benchmarks.scale;

/**
 * A task that was ordered.
 *
 * @param authority identifier of the authority that ordered it
 * @param liid its LIID
 * @param account the account that it is about
 */
public record SeededTask(String authority, String liid, String account) {}
