/**
 * The receiving end of HI-2: checks every unit and checkpoint, stores them durably, and only then
 * acknowledges. {@link org.frontdoor.authority.collector.Receiver} and what it uses are pure;
 * {@link org.frontdoor.authority.collector.Collector} and its stream are the thin shell around
 * them.
 */
@NullMarked
package org.frontdoor.authority.collector;

import org.jspecify.annotations.NullMarked;
