/**
 * The register of HI-1 objects: what a store must promise, and the rules by which documents and
 * time give an object its status.
 */
@NullMarked
package org.frontdoor.provider.register;

import org.jspecify.annotations.NullMarked;
