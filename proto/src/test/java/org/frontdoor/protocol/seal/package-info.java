@NullMarked
package org.frontdoor.protocol.seal;

import org.jspecify.annotations.NullMarked;
