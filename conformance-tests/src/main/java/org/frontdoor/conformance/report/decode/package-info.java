/** Bytes of the wire as text for a person, without anything that names a target. */
@NullMarked
package org.frontdoor.conformance.report.decode;

import org.jspecify.annotations.NullMarked;
