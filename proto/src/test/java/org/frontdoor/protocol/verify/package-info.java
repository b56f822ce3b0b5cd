@NullMarked
package org.frontdoor.protocol.verify;

import org.jspecify.annotations.NullMarked;
