/** Evasion: what the users of an escrowed messenger can do about it. */
@NullMarked
package org.frontdoor.lab.scenarios.eva;

import org.jspecify.annotations.NullMarked;
