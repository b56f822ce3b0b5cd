package org.frontdoor.conformance.wire;

/**
 * One stimulus and what came of it.
 *
 * @param number counted from 0 in each case
 * @param atMicros when the stimulus was given, by the suite's clock, in microseconds since
 *     1970-01-01T00:00:00Z
 */
public record Step(int number, long atMicros, Stimulus stimulus, Observation observation) {}
