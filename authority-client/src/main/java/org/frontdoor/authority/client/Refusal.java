package org.frontdoor.authority.client;

import org.frontdoor.hi1.v1.ErrorInformation;

/**
 * Why the provider refused (TS 103 120 clause 6.4.9). Holds no target data.
 *
 * @param code code of TS 103 120 table D.1 (3000 to 3021), or a national one (4000 to 4999)
 * @param description what is wrong, one sentence
 * @param field path of the field at fault; empty when it is not one field's
 * @param rule identifier of the broken rule, as in docs/errors.md
 * @param remedy what can be done about it
 * @param correlation names the occurrence in the provider's log
 */
public record Refusal(
    int code, String description, String field, String rule, String remedy, String correlation) {

  static Refusal of(ErrorInformation error) {
    return new Refusal(
        error.getErrorCode(),
        error.getErrorDescription(),
        error.getField(),
        error.getRule(),
        error.getRemedy(),
        error.getCorrelationId());
  }

  /** One line for a person. */
  public String sentence() {
    String where = field.isEmpty() ? "" : " (" + field + ")";
    return code + " " + description + where;
  }
}
