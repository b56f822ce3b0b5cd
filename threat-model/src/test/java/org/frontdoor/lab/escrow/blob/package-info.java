@NullMarked
package org.frontdoor.lab.escrow.blob;

import org.jspecify.annotations.NullMarked;
