/** Escrowed message keys: how they are made, read, checked and opened. */
@NullMarked
package org.frontdoor.lab.escrow.blob;

import org.jspecify.annotations.NullMarked;
