/**
 * {@code frontdoor demo}: the whole main job, from a warrant to verified records, in one command.
 */
@NullMarked
package org.frontdoor.launcher.demo;

import org.jspecify.annotations.NullMarked;
