/** Cases of HI-1: the group objects of the catalogue. */
@NullMarked
package org.frontdoor.conformance.cases.objects;

import org.jspecify.annotations.NullMarked;
