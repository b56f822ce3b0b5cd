/** Statistics that several scenarios need, exact where they can be. */
@NullMarked
package org.frontdoor.lab.measure;

import org.jspecify.annotations.NullMarked;
