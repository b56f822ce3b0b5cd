/**
 * HI-1: the door for signed messages of authorities.
 *
 * <p>Order at the door: TLS peer, size, signature, sender, shape, header, transaction, actions.
 * What is refused before the actions is answered by a top-level error and has no effect; what an
 * action is refused for leaves the other actions alone.
 */
@NullMarked
package org.frontdoor.provider.intake;

import org.jspecify.annotations.NullMarked;
