package org.frontdoor.conformance.credentials;

/** Names of the identities, as the folder of credentials has them. */
public final class Seat {

  /** The authority that the suite plays. */
  public static final String AUTHORITY_A = "authority-a";

  /** A second authority of the same country. */
  public static final String AUTHORITY_B = "authority-b";

  /** An authority whose certificates have expired. */
  public static final String AUTHORITY_EXPIRED = "authority-expired";

  /** An authority whose certificates are revoked. */
  public static final String AUTHORITY_REVOKED = "authority-revoked";

  /** Named like the first authority, by an issuer that nobody trusts. */
  public static final String STRANGER = "stranger";

  /** The provider that the suite plays where an authority is under test. */
  public static final String PROVIDER = "provider";

  /** The evidence key of that provider. */
  public static final String PROVIDER_EVIDENCE = "provider-evidence";

  /** Another provider, in order but not the one from which the authority orders. */
  public static final String PROVIDER_B = "provider-b";

  /** The evidence key of the other provider. */
  public static final String PROVIDER_B_EVIDENCE = "provider-b-evidence";

  /** Named like the first provider, with certificates that have expired. */
  public static final String PROVIDER_EXPIRED = "provider-expired";

  /** Named like the first provider, with certificates that are revoked. */
  public static final String PROVIDER_REVOKED = "provider-revoked";

  /** Named like the first provider, by an issuer that nobody trusts. */
  public static final String PROVIDER_STRANGER = "provider-stranger";

  /** The evidence key of the stranger. */
  public static final String PROVIDER_STRANGER_EVIDENCE = "provider-stranger-evidence";

  /** A judge. */
  public static final String JUDGE = "judge";

  /** Another judge. */
  public static final String JUDGE_B = "judge-b";

  /** A public prosecutor. */
  public static final String PROSECUTOR = "prosecutor";

  /** A judge of administrative matters, who may not order interception. */
  public static final String JUDGE_ADMINISTRATIVE = "judge-administrative";

  /** A judge whose certificate has expired. */
  public static final String JUDGE_EXPIRED = "judge-expired";

  /** A judge whose certificate is revoked. */
  public static final String JUDGE_REVOKED = "judge-revoked";

  /** A judge certified by an issuer that nobody trusts. */
  public static final String JUDGE_STRANGER = "judge-stranger";

  /** The time-stamping authority. */
  public static final String TSA = "tsa";

  /** A time-stamping authority that nobody trusts. */
  public static final String TSA_STRANGER = "tsa-stranger";

  /** Who may use the upper tester. */
  public static final String TESTER = "tester";

  /** The suite itself, which signs its bundles. */
  public static final String SUITE = "suite";

  private Seat() {}
}
