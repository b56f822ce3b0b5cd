package org.frontdoor.lab.scenarios.obs;

import java.util.Map;

/** A messenger that taps one of its users. */
interface TappedMessenger extends AutoCloseable {

  /**
   * A user sends a message and waits for the answer.
   *
   * @param from the account of the user
   * @return what the provider did before it answered
   */
  SenderPath.Work send(String from) throws Exception;

  /**
   * How many records of the target the tap has made, after all events have been looked at; so that
   * a tap that does nothing is no tap.
   */
  long records() throws Exception;

  /** How many messages each account has written, as the provider knows. */
  Map<String, Long> written();

  @Override
  void close();
}
