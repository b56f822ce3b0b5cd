/** Tests of declarations. */
@NullMarked
package org.frontdoor.conformance.statement;

import org.jspecify.annotations.NullMarked;
