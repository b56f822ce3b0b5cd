/** Child processes of the demo and of the tests that run both sides for real. */
@NullMarked
package org.frontdoor.launcher.process;

import org.jspecify.annotations.NullMarked;
