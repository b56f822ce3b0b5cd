/**
 * The small architectures beside the front door and the escrow: clients that scan against a list,
 * and devices that install what they are sent; each with and without a log that commits its
 * operator.
 */
@NullMarked
package org.frontdoor.lab.architecture;

import org.jspecify.annotations.NullMarked;
