@NullMarked
package org.frontdoor.lab.messenger.ratchet;

import org.jspecify.annotations.NullMarked;
