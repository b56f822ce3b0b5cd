@NullMarked
package org.frontdoor.protocol.warrant;

import org.jspecify.annotations.NullMarked;
