package org.frontdoor.benchmarks;

import java.nio.file.Path;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.process.Children;

/**
 * What a row gets to work with.
 *
 * @param folder its own folder, empty, on the disk that {@code --out} is on; deleted afterwards
 * @param quick whether the user wants an impression in seconds rather than figures to be quoted
 * @param progress where it says how far it is
 * @param world clock and randomness
 * @param children where it adds processes that it starts by itself, so that they end with the row
 *     or on Ctrl-C
 */
public record Bench(
    Path folder, boolean quick, Progress progress, World world, Children children) {}
