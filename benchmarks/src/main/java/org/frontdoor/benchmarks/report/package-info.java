/** What is kept of a run, and how it is shown: JSON, a table, charts, a page of documentation. */
@NullMarked
package org.frontdoor.benchmarks.report;

import org.jspecify.annotations.NullMarked;
