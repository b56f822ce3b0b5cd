package org.frontdoor.lab.messenger.ratchet;

/** Whose identity keys a device trusts that it has not seen before. */
public enum TrustRule {
  /** The first key of every device, each by itself: what the library's own store does. */
  FIRST_OF_EACH_DEVICE,
  /** The first key of an account; a further device must have the same. */
  FIRST_OF_EACH_ACCOUNT
}
