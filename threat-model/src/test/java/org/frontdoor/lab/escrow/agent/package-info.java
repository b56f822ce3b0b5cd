@NullMarked
package org.frontdoor.lab.escrow.agent;

import org.jspecify.annotations.NullMarked;
