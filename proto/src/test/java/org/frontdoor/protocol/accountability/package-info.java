@NullMarked
package org.frontdoor.protocol.accountability;

import org.jspecify.annotations.NullMarked;
