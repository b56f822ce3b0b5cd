@NullMarked
package org.frontdoor.lab.front;

import org.jspecify.annotations.NullMarked;
