/** The authority's own record of what it has ordered: which LIID stands for which target. */
@NullMarked
package org.frontdoor.authority.cases;

import org.jspecify.annotations.NullMarked;
