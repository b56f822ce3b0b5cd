package org.frontdoor.provider.server;

/**
 * What is asked for at one start rather than configured.
 *
 * @param upperTester whether the upper tester is opened, where the configuration says
 * @param metrics whether the metrics page is opened, on loopback
 * @param traffic which traffic the messenger is given
 */
record StartOptions(boolean upperTester, boolean metrics, TrafficOrder traffic) {}
