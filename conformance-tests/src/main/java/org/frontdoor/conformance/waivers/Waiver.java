package org.frontdoor.conformance.waivers;

import org.frontdoor.conformance.script.Verdict;

/**
 * A verdict that somebody knows of. The case runs nevertheless.
 *
 * @param purpose identifier of the test purpose
 * @param reason why it is waived, for a person
 * @param link where it is followed up
 * @param verdict what the case is known to come to: FAIL, WARN or INCONCLUSIVE
 */
public record Waiver(String purpose, String reason, String link, Verdict verdict) {}
