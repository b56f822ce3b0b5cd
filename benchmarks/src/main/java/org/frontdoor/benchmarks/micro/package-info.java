/** What single steps cost: JMH benchmarks, each in a process of its own. */
@NullMarked
package org.frontdoor.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
