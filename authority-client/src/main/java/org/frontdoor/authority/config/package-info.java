/** The authority's configuration: what is in {@code authority.yaml}, and the keys that it names. */
@NullMarked
package org.frontdoor.authority.config;

import org.jspecify.annotations.NullMarked;
