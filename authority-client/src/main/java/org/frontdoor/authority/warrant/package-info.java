/** Warrants before they are submitted: drafting, and signing by a judge or prosecutor. */
@NullMarked
package org.frontdoor.authority.warrant;

import org.jspecify.annotations.NullMarked;
