package org.frontdoor.lab.front;

import org.frontdoor.hi1.v1.Hi1Message;

/**
 * An order as it is written, before it is signed by the authority.
 *
 * @param message the HI-1 request: document, authorisation, task
 * @param task identifier of the task
 * @param liid the task's LIID
 */
public record Order(Hi1Message message, String task, String liid) {}
