/** The scenarios, by family. */
@NullMarked
package org.frontdoor.lab.scenarios;

import org.jspecify.annotations.NullMarked;
