package org.frontdoor.provider.messenger;

/** What a session tells its device's connection. Must return quickly and not call back. */
public interface MailListener {

  /** There may be messages to be fetched. */
  void mailArrived();

  /** Another session of the same device has begun, which ends this one. */
  void superseded();
}
