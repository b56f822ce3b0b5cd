/** Opening the stored evidence and writing it down for people and programs. */
@NullMarked
package org.frontdoor.authority.export;

import org.jspecify.annotations.NullMarked;
