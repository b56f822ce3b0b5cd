/**
 * What a case is written with: the parties that it plays, what they send and receive, and what it
 * expects of the endpoint under test.
 */
@NullMarked
package org.frontdoor.conformance.script;

import org.jspecify.annotations.NullMarked;
