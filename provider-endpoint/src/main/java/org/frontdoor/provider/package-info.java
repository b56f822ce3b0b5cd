/** The provider's side of the interface. */
@NullMarked
package org.frontdoor.provider;

import org.jspecify.annotations.NullMarked;
