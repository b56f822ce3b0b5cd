/** The second provider, in Node.js: somebody else's endpoint, written from the protocol text. */
@NullMarked
package org.frontdoor.conformance.node;

import org.jspecify.annotations.NullMarked;
