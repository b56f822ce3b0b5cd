/**
 * Charts as SVG, written by hand: two kinds of line charts are all that is needed, and nothing in
 * them changes from one run to the next but the data.
 */
@NullMarked
package org.frontdoor.benchmarks.report.chart;

import org.jspecify.annotations.NullMarked;
