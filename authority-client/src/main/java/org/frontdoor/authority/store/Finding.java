package org.frontdoor.authority.store;

/**
 * Something that is not as it must be.
 *
 * @param kind what
 * @param liid the task concerned; empty where it is not one task's
 * @param position position of the unit concerned, or at which it was noticed
 * @param micros when it was noticed, in microseconds since 1970-01-01T00:00:00Z
 * @param sentence for a person, without target, content or key
 */
public record Finding(FindingKind kind, String liid, long position, long micros, String sentence) {}
