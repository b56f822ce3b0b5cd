package org.frontdoor.provider.messenger;

/**
 * How far a traffic source is, kept by the journal in the same atomic write as the events up to
 * there, so that the source goes on after a crash exactly where it was.
 *
 * @param source name of the source, the same in every run over the same input; holds no identifier
 *     of a user
 * @param position the source's own count, ascending
 */
public record SourcePosition(String source, long position) {}
