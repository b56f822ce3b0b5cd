/** The connection to the provider: mutual TLS 1.3, and what its failures mean. */
@NullMarked
package org.frontdoor.authority.transport;

import org.jspecify.annotations.NullMarked;
