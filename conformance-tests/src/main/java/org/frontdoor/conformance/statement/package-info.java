/**
 * What an endpoint under test says of itself: the implementation conformance statement of ETSI
 * practice.
 */
@NullMarked
package org.frontdoor.conformance.statement;

import org.jspecify.annotations.NullMarked;
