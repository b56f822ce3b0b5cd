/** What the programs log, and what they never log. */
@NullMarked
package org.frontdoor.launcher.logging;

import org.jspecify.annotations.NullMarked;
