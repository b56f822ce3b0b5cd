/** The running reference endpoint and its people, for scenarios whose attack goes over the wire. */
@NullMarked
package org.frontdoor.lab.endpoint;

import org.jspecify.annotations.NullMarked;
