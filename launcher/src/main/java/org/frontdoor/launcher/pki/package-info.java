/** A laboratory's keys, certificates and configuration files, written to disk. */
@NullMarked
package org.frontdoor.launcher.pki;

import org.jspecify.annotations.NullMarked;
