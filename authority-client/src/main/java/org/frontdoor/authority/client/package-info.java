/**
 * The library that an authority's software uses; begin with {@link
 * org.frontdoor.authority.client.Authority}.
 */
@NullMarked
package org.frontdoor.authority.client;

import org.jspecify.annotations.NullMarked;
