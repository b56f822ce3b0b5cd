package org.frontdoor.provider.delivery;

import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.GapReason;

/**
 * A loss that has just been committed.
 *
 * @param taskId the task
 * @param liid its LIID
 * @param authority who will miss the records
 * @param reason why
 * @param records how many records; 0 if that is not known
 * @param events how many journal events, of all users, were not read; 0 if that is not the reason
 */
public record GapLoss(
    UUID taskId, String liid, EndpointId authority, GapReason reason, long records, long events) {}
