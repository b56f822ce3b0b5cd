@NullMarked
package org.frontdoor.lab.escrow.group;

import org.jspecify.annotations.NullMarked;
