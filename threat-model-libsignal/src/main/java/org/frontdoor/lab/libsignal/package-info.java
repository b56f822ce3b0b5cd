/**
 * The Double Ratchet by libsignal, for the lab. libsignal is under the AGPL: this module is in no
 * build that does not ask for it, and in nothing that is handed on.
 */
@NullMarked
package org.frontdoor.lab.libsignal;

import org.jspecify.annotations.NullMarked;
