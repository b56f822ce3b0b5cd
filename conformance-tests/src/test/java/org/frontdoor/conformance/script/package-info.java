/** Tests of what cases are written with. */
@NullMarked
package org.frontdoor.conformance.script;

import org.jspecify.annotations.NullMarked;
