/**
 * A laboratory on one machine: its keys, its people, and providers and authorities as processes.
 */
@NullMarked
package org.frontdoor.testbed;

import org.jspecify.annotations.NullMarked;
