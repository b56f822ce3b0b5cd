/** The authority's command line; see docs/authority.md. */
@NullMarked
package org.frontdoor.authority.cli;

import org.jspecify.annotations.NullMarked;
