@NullMarked
package org.frontdoor.lab.escrow.ceremony;

import org.jspecify.annotations.NullMarked;
