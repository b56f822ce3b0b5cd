/**
 * The threat lab: published failures of lawful access as something that can be run, measured and
 * taught.
 */
@NullMarked
package org.frontdoor.lab;

import org.jspecify.annotations.NullMarked;
