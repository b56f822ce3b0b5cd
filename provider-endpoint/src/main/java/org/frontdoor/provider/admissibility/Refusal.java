package org.frontdoor.provider.admissibility;

import org.frontdoor.hi1.v1.ErrorInformation;

/**
 * Why an order is not admissible: the closed table. Codes from 4000 are national (TS 103 120 table
 * D.1). No text names a value.
 */
public enum Refusal {
  /** The authority, or the office, is of a country that no profile is for. */
  FOREIGN(4001, "admissibility.foreign", "Not executed directly: see the remedy.", ""),
  /** Neither normally nor in an emergency may this office sign this. */
  NOT_COMPETENT(
      4002,
      "admissibility.office",
      "The signing office may not order this under the national profile.",
      "Have it signed by an office that may; see docs/national-profiles.md."),
  /** The emergency is none that the profile knows. */
  NO_EMERGENCY(
      4003,
      "admissibility.emergency",
      "The national profile knows no emergency for this kind of data.",
      "Ask for a warrant that is no emergency."),
  /** Longer than the profile allows. */
  TOO_LONG(
      4004,
      "admissibility.length",
      "The time span is longer than the national profile allows.",
      "Ask for a shorter time span, and for an extension later."),
  /** Reaches into the past. */
  RETROACTIVE(
      4005,
      "admissibility.future",
      "A real-time order reaches into the future only.",
      "Ask for a time span that starts when the order is issued or later."),
  /** Handed in by another authority than the one it names. */
  OTHER_AUTHORITY(
      3007,
      "admissibility.authority",
      "The order was not issued for the authority that hands it in.",
      "Only the authority that the order names may use it."),
  /** Addressed to another provider. */
  OTHER_PROVIDER(
      3007,
      "admissibility.provider",
      "The order is addressed to another provider.",
      "Hand it in at the provider that it names."),
  /** A part is missing. */
  MISSING(
      3005,
      "admissibility.required",
      "The order lacks a part that its type must have.",
      "Have the named field filled in and the order signed again."),
  /** The span is empty. */
  NO_TIME(
      3007,
      "admissibility.timespan",
      "The time span does not end after it starts.",
      "Have the time span corrected and the order signed again."),
  /** Issued or stamped later than now. */
  FROM_THE_FUTURE(
      3007,
      "admissibility.issued",
      "The order says that it was issued later than it was signed, or is signed later than now.",
      "Check the clocks of the office and of the time-stamping authority."),
  /** A format that the profile does not have. */
  TARGET_FORMAT(
      3007,
      "admissibility.target.format",
      "A target identifier has a format that the national profile does not accept.",
      "Use a format that GETCSPCONFIG names."),
  /** A value that is not of its format. */
  TARGET_VALUE(
      3007,
      "admissibility.target.value",
      "A target identifier does not have the form that its format prescribes.",
      "Write the value as GETCSPCONFIG describes the format."),
  /** Two keys for one suite. */
  DELIVERY_KEYS(
      3007,
      "admissibility.keys",
      "The order names two delivery keys for one suite.",
      "Name one delivery key a suite.");

  private final int code;
  private final String rule;
  private final String sentence;
  private final String remedy;

  Refusal(int code, String rule, String sentence, String remedy) {
    this.code = code;
    this.rule = rule;
    this.sentence = sentence;
    this.remedy = remedy;
  }

  /** Code of the error. */
  public int code() {
    return code;
  }

  /** Name of the rule. */
  public String rule() {
    return rule;
  }

  /** The refusal of a field. */
  Ruling.Refused of(String field) {
    return withRemedy(field, remedy);
  }

  /** The refusal of a field, with a remedy that the profile gives. */
  Ruling.Refused withRemedy(String field, String ofProfile) {
    return new Ruling.Refused(
        ErrorInformation.newBuilder()
            .setErrorCode(code)
            .setErrorDescription(sentence)
            .setField(field)
            .setRule(rule)
            .setRemedy(ofProfile)
            .build());
  }
}
