@NullMarked
package org.frontdoor.credentials;

import org.jspecify.annotations.NullMarked;
