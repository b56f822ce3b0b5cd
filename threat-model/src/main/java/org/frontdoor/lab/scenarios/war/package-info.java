/** Scenarios of the authenticity of warrants. */
@NullMarked
package org.frontdoor.lab.scenarios.war;

import org.jspecify.annotations.NullMarked;
