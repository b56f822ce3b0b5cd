@NullMarked
package org.frontdoor.lab.messenger.fanout;

import org.jspecify.annotations.NullMarked;
