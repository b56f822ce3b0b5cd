package org.frontdoor.authority.collector;

import org.frontdoor.protocol.chain.ChainLinker;

/**
 * What the tasks of one stream are checked with, the same for all of them. For one thread.
 *
 * @param expected what a delivery is checked against
 * @param openers opens batches
 * @param links computes the links of the chains
 */
record Means(Expectations expected, EpochOpeners openers, ChainLinker links) {

  Means(Expectations expected) {
    this(expected, new EpochOpeners(expected.keys()), new ChainLinker());
  }
}
