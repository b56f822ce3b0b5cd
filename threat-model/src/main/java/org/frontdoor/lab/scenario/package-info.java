/**
 * What a scenario is written against: the stage that it builds its world on, the adversary through
 * whom alone its attack sees that world, and the two axes on which its outcome is told.
 */
@NullMarked
package org.frontdoor.lab.scenario;

import org.jspecify.annotations.NullMarked;
