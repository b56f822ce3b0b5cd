/** The command line that starts every other program of this project. */
@NullMarked
package org.frontdoor.launcher;

import org.jspecify.annotations.NullMarked;
