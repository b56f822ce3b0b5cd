package org.frontdoor.protocol.identity;

import java.util.Locale;

/** Why a signature or a certificate was not trusted. A closed list; no entry says whose. */
public enum UntrustReason {
  NO_SIGNATURE("there is no signature", "Sign the message."),
  SEVERAL_SIGNATURES("there is more than one signature", "Sign exactly once."),
  BAD_SIGNATURE("the signature does not fit the bytes", "Sign the very bytes that are sent."),
  WRONG_SUITE(
      "the signature suite is not one that is accepted here",
      "Sign with a suite of proto/spec/signatures.md that fits the key."),
  WRONG_ROLE(
      "the key has another role than is asked for here", "Sign with the key of the right role."),
  WRONG_REALM("the key belongs to another realm", "Sign with a key of the accepted realm."),
  WRONG_COUNTRY(
      "no issuer is trusted for this role in the country of the certificate",
      "Use a certificate of a country that the receiver trusts for this role."),
  WRONG_USE(
      "the certificate is not meant for this use",
      "Keep signing, TLS and time-stamping keys apart and use the right one."),
  EXPIRED("a certificate has expired", "Renew the certificate."),
  NOT_YET_VALID("a certificate is not valid yet", "Check the clock, or wait."),
  REVOKED("a certificate is revoked", "Ask the issuer for a new certificate."),
  REVOCATION_UNKNOWN(
      "whether a certificate is revoked cannot be known: the revocation list of its issuer is"
          + " missing, stale or not genuine",
      "Put a current revocation list of the issuer into the trust directory."),
  UNKNOWN_ISSUER(
      "no trusted issuer signed the certificate",
      "Use a certificate whose issuer the receiver trusts for this role and country."),
  NAME_CONSTRAINT(
      "the issuer may not certify this name", "Use a certificate from an issuer of its country."),
  BAD_PATH(
      "the certificates do not form a valid path",
      "Send the signer's certificate first and each issuer's after it, without the anchor."),
  MALFORMED(
      "a certificate or signature cannot be read", "Send what proto/spec/signatures.md asks for."),
  NO_TIMESTAMP("there is no signature time stamp", "Have the signature time-stamped (RFC 3161)."),
  BAD_TIMESTAMP(
      "the signature time stamp is not genuine or does not fit the signature",
      "Have this very signature time-stamped by a trusted time-stamping authority."),
  TIMESTAMP_IN_FUTURE("the time stamp lies in the future", "Check the clocks."),
  BAD_ATTRIBUTES(
      "the signed or unsigned attributes are not those of CAdES-T as asked for",
      "Sign as proto/spec/signatures.md says."),
  APPROVER_MISMATCH(
      "the approver named in the document is not the one who signed it",
      "Name the office as in the subject of its certificate."),
  MALFORMED_CONTENT(
      "the signed content is not a well-formed document", "Repair the document and sign it again.");

  private final String sentence;
  private final String remedy;

  UntrustReason(String sentence, String remedy) {
    this.sentence = sentence;
    this.remedy = remedy;
  }

  /** What is wrong, in half a sentence without values. */
  public String sentence() {
    return sentence;
  }

  /** What the sender can do about it. */
  public String remedy() {
    return remedy;
  }

  /** Identifier of the broken rule, for example {@code trust.wrong_role}. */
  public String rule() {
    return "trust." + name().toLowerCase(Locale.ROOT);
  }
}
