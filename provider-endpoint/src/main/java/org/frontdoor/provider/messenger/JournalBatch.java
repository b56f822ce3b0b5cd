package org.frontdoor.provider.messenger;

import java.util.List;

/**
 * What one read of the journal gave: consecutive events, perhaps after a hole.
 *
 * @param requestedOffset where the reader wanted to go on
 * @param events the events, with offsets ascending by one; empty when there is none to be read
 * @param nextOffset where to go on next time
 */
public record JournalBatch(long requestedOffset, List<JournaledEvent> events, long nextOffset) {

  /**
   * How many events between the requested offset and the first one given the journal no longer has,
   * because it reached its bound before they were read. The reader has to account for them.
   */
  public long lost() {
    return nextOffset - events.size() - requestedOffset;
  }
}
