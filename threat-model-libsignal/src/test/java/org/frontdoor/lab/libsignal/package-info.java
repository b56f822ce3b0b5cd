@NullMarked
package org.frontdoor.lab.libsignal;

import org.jspecify.annotations.NullMarked;
