package org.frontdoor.lab.scenarios.dlv;

import java.util.List;
import java.util.Map;

/** A tap of one target whose delivery can carry only so much. */
interface FloodedTap {

  /** The target sends messages, in this order, each to the account named. */
  void second(List<String> recipients) throws Exception;

  /** Ends the task and delivers what there is. */
  Delivered end() throws Exception;

  /**
   * What the authority has at the end.
   *
   * @param byRecipient how many records it opened, by recipient
   * @param records how many records the verifier counts, the test record at activation among them
   * @param declaredLost how many records the delivery itself says are lost
   * @param complete whether the verifier finds nothing wrong and the task properly ended
   */
  record Delivered(
      Map<String, Integer> byRecipient, long records, long declaredLost, boolean complete) {

    /** Copies. */
    public Delivered {
      byRecipient = Map.copyOf(byRecipient);
    }

    int to(String recipient) {
      return byRecipient.getOrDefault(recipient, 0);
    }
  }
}
