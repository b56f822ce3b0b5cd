/** A laboratory's keys, certificates and configuration files, written to disk. */
@NullMarked
package org.frontdoor.testbed.pki;

import org.jspecify.annotations.NullMarked;
