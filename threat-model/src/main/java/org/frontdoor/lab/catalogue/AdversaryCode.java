package org.frontdoor.lab.catalogue;

import java.util.Arrays;
import java.util.Optional;

/** Who attacks, or errs. */
public enum AdversaryCode {
  /** Listens and keeps. */
  V1("passive recorder"),
  /** Sits on the wire. */
  V2("active network"),
  /** Works for the provider. */
  V3("provider insider"),
  /** Has broken into the provider. */
  V4("provider compromised"),
  /** Works for the authority. */
  V5("authority insider"),
  /** Has an authority's credential or mailbox. */
  V6("stolen authority credential"),
  /** Has a judge's key. */
  V7("stolen judge key"),
  /** Issues certificates that it should not. */
  V8("rogue certification authority"),
  /** Works for the escrow agent. */
  V9("escrow-agent insider"),
  /** Several agents together, or one after the other. */
  V10("colluding or mobile agents"),
  /** Orders what its law allows. */
  V11("foreign state"),
  /** Is the target. */
  V12("evading target"),
  /** Keeps until it can open. */
  V13("record now, decrypt later"),
  /** Shows different people different logs. */
  V14("equivocating log"),
  /** Made what the others use. */
  V15("vendor or supply chain"),
  /** Means no harm. */
  V16("honest mistake");

  private final String title;

  AdversaryCode(String title) {
    this.title = title;
  }

  /** In a few words. */
  public String title() {
    return title;
  }

  /** The adversary of a code. */
  public static Optional<AdversaryCode> of(String code) {
    return Arrays.stream(values()).filter(one -> one.name().equals(code)).findFirst();
  }
}
