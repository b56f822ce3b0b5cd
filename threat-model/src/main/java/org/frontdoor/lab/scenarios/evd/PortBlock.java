package org.frontdoor.lab.scenarios.evd;

import org.frontdoor.lab.endpoint.Reserved;

/**
 * What a carrier-grade NAT leases to a subscriber: a run of ports of a public address.
 *
 * @param address the address, one reserved for documentation
 * @param firstPort the first port of the block
 */
record PortBlock(String address, int firstPort) {

  /** Ports of a block. */
  static final int PORTS = 1024;

  /** Refuses an address that could be somebody's. */
  PortBlock {
    var unused = Reserved.require(address);
  }

  /** The block that a port belongs to. */
  static PortBlock of(String address, int port) {
    return new PortBlock(address, port / PORTS * PORTS);
  }
}
