@NullMarked
package org.frontdoor.protocol.chain;

import org.jspecify.annotations.NullMarked;
