/** Child processes of the demo and of the tests that run both sides for real. */
@NullMarked
package org.frontdoor.testbed.process;

import org.jspecify.annotations.NullMarked;
