package org.frontdoor.conformance.report;

/**
 * One step of a case, for a person.
 *
 * @param number counted from 0 in each case
 * @param atMicros when, in microseconds since 1970-01-01T00:00:00Z
 * @param done what the suite did, in one line
 * @param sent the message that it sent, decoded and redacted; empty if none
 * @param seen what came of it, in one line
 * @param received the message that came, decoded and redacted; empty if none
 */
public record Exchanged(
    int number, long atMicros, String done, String sent, String seen, String received) {}
