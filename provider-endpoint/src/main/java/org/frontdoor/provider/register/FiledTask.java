package org.frontdoor.provider.register;

/**
 * A task and what the provider knows of it beyond its object.
 *
 * @param task the task object
 * @param targetKnown whether an account of this provider has all the target's values
 * @param position what interception does for it
 * @param fault whether a fault of the provider's system keeps it from running
 */
public record FiledTask(
    StoredObject task, boolean targetKnown, SwitchPosition position, boolean fault) {}
