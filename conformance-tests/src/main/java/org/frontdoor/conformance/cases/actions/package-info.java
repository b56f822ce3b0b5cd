/** Cases of HI-1: the group actions of the catalogue. */
@NullMarked
package org.frontdoor.conformance.cases.actions;

import org.jspecify.annotations.NullMarked;
