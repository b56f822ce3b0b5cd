/** Who somebody is: certificates, roles, realms, and signatures over bytes. */
@NullMarked
package org.frontdoor.protocol.identity;

import org.jspecify.annotations.NullMarked;
