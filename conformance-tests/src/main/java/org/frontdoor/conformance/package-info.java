/**
 * The conformance suite: it points at any endpoint, provider or authority, and gives verdicts that
 * are traced to clauses. Nothing here knows an implementation.
 */
@NullMarked
package org.frontdoor.conformance;

import org.jspecify.annotations.NullMarked;
