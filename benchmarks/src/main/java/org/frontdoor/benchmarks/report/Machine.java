package org.frontdoor.benchmarks.report;

/**
 * What a run was measured on; nothing in it says whose machine it is.
 *
 * @param processor the processor's model
 * @param cores processors that the JVM may use
 * @param memoryBytes memory that the JVM sees, in bytes
 * @param system name, version and architecture of the operating system
 * @param java maker and version of the JVM
 */
public record Machine(String processor, int cores, long memoryBytes, String system, String java) {}
