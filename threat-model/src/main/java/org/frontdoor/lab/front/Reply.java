package org.frontdoor.lab.front;

/**
 * What a provider says to an order.
 *
 * @param accepted whether every action was done
 * @param reason if not, the rule that it names; empty otherwise
 */
public record Reply(boolean accepted, String reason) {}
