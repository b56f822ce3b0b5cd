/**
 * How the provider's rooms keep their things. Each room says what its store must promise, with a
 * contract test; here are the implementations, and only {@code server} names them.
 */
@NullMarked
package org.frontdoor.provider.storage;

import org.jspecify.annotations.NullMarked;
