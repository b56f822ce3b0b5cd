package org.frontdoor.lab.catalogue;

import java.util.Arrays;
import java.util.Optional;

/** Ways to give an authority access, or not. */
public enum Architecture {
  /** End-to-end encryption, little metadata, nobody has access. */
  A0("no access"),
  /** Metadata on a warrant, no content. */
  A1("metadata-only front door"),
  /** The provider holds the keys. */
  A2("provider-held keys"),
  /** The provider adds a participant or a device. */
  A3("ghost participant"),
  /** One escrow agent. */
  A4("single-party escrow"),
  /** k of n escrow agents of one state. */
  A5("threshold escrow"),
  /** Escrow agents of several states. */
  A6("split-jurisdiction escrow"),
  /** The client compares with a list. */
  A7("client-side scanning"),
  /** An update that takes over the device. */
  A8("endpoint hacking"),
  /** Access costs so much for each message. */
  A9("cost-bounded access"),
  /** The cryptography is weakened. */
  A10("weakened primitive");

  private final String title;

  Architecture(String title) {
    this.title = title;
  }

  /** In a few words. */
  public String title() {
    return title;
  }

  /** The architecture of a code. */
  public static Optional<Architecture> of(String code) {
    return Arrays.stream(values()).filter(one -> one.name().equals(code)).findFirst();
  }
}
