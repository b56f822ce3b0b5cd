package org.frontdoor.protocol.verify;

/**
 * What can be said of one task's delivery. Numbers are of records, the test record among them.
 *
 * @param liid the task's LIID
 * @param test whether its START says that the product is no evidence
 * @param records received, each counted once; the sum of the next three
 * @param verified covered by a checkpoint that agrees with what was received
 * @param provisional received after the last checkpoint
 * @param disputed covered only by a checkpoint that disagrees
 * @param lost declared in gaps
 * @param lostEvents journal events, of all users, that gaps say were never read
 * @param missing neither received nor declared
 * @param duplicated received again
 * @param complete whether a checkpoint covers the END and agrees
 */
public record TaskReport(
    String liid,
    boolean test,
    long records,
    long verified,
    long provisional,
    long disputed,
    long lost,
    long lostEvents,
    long missing,
    long duplicated,
    boolean complete) {}
