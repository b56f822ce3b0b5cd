/**
 * Keys, passwords and trust on disk, and their use in TLS. Every fault of a file is told in one
 * sentence: which file, what is wrong, what to do. No sentence holds a secret.
 */
@NullMarked
package org.frontdoor.credentials;

import org.jspecify.annotations.NullMarked;
