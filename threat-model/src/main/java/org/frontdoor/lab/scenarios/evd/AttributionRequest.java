package org.frontdoor.lab.scenarios.evd;

import java.time.Duration;

/**
 * The question who was behind a connection.
 *
 * @param address public address
 * @param port source port
 * @param time when, as the investigator wrote it
 * @param uncertainty by how much the time may be wrong, as the investigator says
 */
record AttributionRequest(String address, int port, String time, Duration uncertainty) {}
