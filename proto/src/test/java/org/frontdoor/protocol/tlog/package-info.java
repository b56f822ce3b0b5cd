@NullMarked
package org.frontdoor.protocol.tlog;

import org.jspecify.annotations.NullMarked;
