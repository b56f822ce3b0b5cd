package org.frontdoor.launcher.containers;

/**
 * How a program ended.
 *
 * @param exitCode its exit code
 * @param output what it wrote on its standard output
 * @param errors what it wrote on its standard error
 */
record Outcome(long exitCode, String output, String errors) {}
