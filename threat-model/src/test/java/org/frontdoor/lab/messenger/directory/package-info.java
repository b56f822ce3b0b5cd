@NullMarked
package org.frontdoor.lab.messenger.directory;

import org.jspecify.annotations.NullMarked;
