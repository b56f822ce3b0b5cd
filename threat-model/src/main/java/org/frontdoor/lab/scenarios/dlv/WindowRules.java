package org.frontdoor.lab.scenarios.dlv;

import java.time.Duration;

/**
 * When a window closes: by count or by time, whichever comes first, or at the end of the task.
 *
 * @param pdus most records under a hash
 * @param hashAfter longest time from the first of them to the hash
 * @param hashes most hashes under a signature
 * @param signAfter longest time from the first of them to the signature
 */
record WindowRules(int pdus, Duration hashAfter, int hashes, Duration signAfter) {}
