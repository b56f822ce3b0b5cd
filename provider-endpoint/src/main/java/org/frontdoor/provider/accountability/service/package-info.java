/** The log of taskings for everybody who wants to read it, over gRPC. */
@NullMarked
package org.frontdoor.provider.accountability.service;

import org.jspecify.annotations.NullMarked;
