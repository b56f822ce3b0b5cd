/** Evidence and attribution: whom the data accuse, and whether rightly. */
@NullMarked
package org.frontdoor.lab.scenarios.evd;

import org.jspecify.annotations.NullMarked;
