/** Tests of cases that the reference provider cannot be asked. */
@NullMarked
package org.frontdoor.conformance.cases.actions;

import org.jspecify.annotations.NullMarked;
