/** {@code frontdoor lab}. */
@NullMarked
package org.frontdoor.lab.cli;

import org.jspecify.annotations.NullMarked;
