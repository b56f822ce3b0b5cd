/** What runs are told as: a story on a terminal, JSON, the matrix, the difference of two. */
@NullMarked
package org.frontdoor.lab.report;

import org.jspecify.annotations.NullMarked;
