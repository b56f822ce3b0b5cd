package org.frontdoor.protocol.chain;

import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.protocol.identity.Identity;

/**
 * How far a task had come, proved by evidence that stands alone.
 *
 * @param body what was signed
 * @param leaf the task
 * @param signer whose evidence key signed
 */
public record VerifiedTask(CheckpointBody body, CheckpointLeaf leaf, Identity signer) {}
