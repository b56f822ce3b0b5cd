@NullMarked
package org.frontdoor.protocol.wire;

import org.jspecify.annotations.NullMarked;
