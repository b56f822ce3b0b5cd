package org.frontdoor.protocol.seal;

/** Why sealing or opening was refused. */
public enum SealFault {
  SUITE_UNAVAILABLE("The sealing suite is unknown, or this machine cannot do it."),
  BAD_PUBLIC_KEY("The delivery key is not a public key of its suite."),
  BAD_KEYSET("The bytes are not a keyset with one private delivery key of a known suite."),
  NOT_AN_EPOCH("The header is not that of a well-formed epoch unit."),
  OTHER_DELIVERY_KEY("The epoch is sealed to a delivery key that is not this one."),
  CANNOT_DECAPSULATE("The encapsulated epoch key does not open with this delivery key."),
  COMMITMENT_MISMATCH("The epoch key is not the one that the epoch unit commits to."),
  NOT_A_BATCH("The header is not that of a well-formed batch unit."),
  OTHER_TASK_OR_EPOCH("The batch belongs to another task or another epoch."),
  OTHER_RECORD_NUMBER("The batch's header names another first record."),
  CANNOT_DECRYPT("The ciphertext is not what was sealed under this header.");

  private final String sentence;

  SealFault(String sentence) {
    this.sentence = sentence;
  }

  /** The fault in one sentence, without values. */
  public String sentence() {
    return sentence;
  }
}
