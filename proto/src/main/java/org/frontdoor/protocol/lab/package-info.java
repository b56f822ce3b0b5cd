/** A laboratory's public key infrastructure, made in memory. For tests and demonstrations only. */
@NullMarked
package org.frontdoor.protocol.lab;

import org.jspecify.annotations.NullMarked;
