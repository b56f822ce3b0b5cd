/** The judge's signature: CAdES-T over a warrant document, made and verified. */
@NullMarked
package org.frontdoor.protocol.warrant;

import org.jspecify.annotations.NullMarked;
