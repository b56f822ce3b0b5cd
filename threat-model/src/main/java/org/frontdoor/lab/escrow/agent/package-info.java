/** An escrow agent: its keys, its checks, its log and its doors. */
@NullMarked
package org.frontdoor.lab.escrow.agent;

import org.jspecify.annotations.NullMarked;
