package org.frontdoor.provider.delivery;

import java.util.Map;

/**
 * Where the sequence numbers of a task's contexts stand (TS 102 232-1 table 1A). Numbers are
 * unsigned and wrap after 2^32 - 1 (clause 5.2.5).
 *
 * @param lastCin communication identity number given last; 0 for none
 * @param nextReport sequence number of the next record outside any session
 * @param open open sessions
 */
public record ContextState(int lastCin, int nextReport, Map<SessionKey, Open> open) {

  /** Of a task that has just begun. */
  public static final ContextState NONE = new ContextState(0, 0, Map.of());

  /** Copies the map. */
  public ContextState {
    open = Map.copyOf(open);
  }

  /**
   * One session of one account's device.
   *
   * @param account whose
   * @param sessionId the messenger's number of it
   */
  public record SessionKey(String account, long sessionId) {
    /** Nothing: whom the task targets is in no text. */
    @Override
    public String toString() {
      return "SessionKey";
    }
  }

  /**
   * An open context.
   *
   * @param cin its communication identity number
   * @param nextSequence its next sequence number
   */
  public record Open(int cin, int nextSequence) {}
}
