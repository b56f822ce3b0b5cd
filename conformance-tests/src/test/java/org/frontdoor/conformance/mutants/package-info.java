/**
 * Endpoints that are wrong in exactly one way: the reference provider behind somebody who has its
 * keys and changes one thing on the way. They are the test of the suite.
 */
@NullMarked
package org.frontdoor.conformance.mutants;

import org.jspecify.annotations.NullMarked;
