@NullMarked
package org.frontdoor.lab.messenger.mls;

import org.jspecify.annotations.NullMarked;
