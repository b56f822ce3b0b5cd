/** The two sides of a laboratory as processes, and the tester who makes things happen there. */
@NullMarked
package org.frontdoor.testbed.lab;

import org.jspecify.annotations.NullMarked;
