@NullMarked
package org.frontdoor.protocol.identity;

import org.jspecify.annotations.NullMarked;
