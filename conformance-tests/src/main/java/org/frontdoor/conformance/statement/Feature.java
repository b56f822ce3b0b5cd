package org.frontdoor.conformance.statement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an endpoint may declare. What it does not declare is not held against it. */
public enum Feature {
  /** LIST, where the national profile allows it (TS 103 120 clause 6.4.8). */
  LIST,
  /** GETCSPCONFIG. */
  CSP_CONFIG,
  /** Notification objects (TS 103 120 clause 7.4). */
  NOTIFICATIONS,
  /** The stream of notifications. */
  WATCH,
  /** Orders in an emergency that are confirmed later. */
  EMERGENCY,
  /** Documents that extend or cancel a warrant. */
  EXTENSION,
  /** Suspending and resuming. */
  SUSPENSION,
  /** Authorisations whose product is no evidence (IsTest). */
  TEST_TASKS,
  /** Delivery over HI-2. */
  HI2,
  /** Keepalives that the endpoint starts itself. */
  KEEPALIVE,
  /** Sessions of devices, and so records of the types BEGIN, CONTINUE and END. */
  SESSIONS,
  /** Sealing with X-Wing. */
  XWING,
  /** Sealing with X25519. */
  X25519,
  /** Targets named by a telephone number. */
  PHONE_TARGETS,
  /** Targets named by an e-mail address. */
  EMAIL_TARGETS;

  /** As it is written in a declaration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The feature of that word. */
  public static Optional<Feature> of(String word) {
    return Arrays.stream(values()).filter(feature -> feature.word().equals(word)).findFirst();
  }
}
