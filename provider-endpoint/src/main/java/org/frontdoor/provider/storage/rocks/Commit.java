package org.frontdoor.provider.storage.rocks;

import java.util.List;
import org.frontdoor.provider.messenger.EventDraft;
import org.frontdoor.provider.messenger.SourcePosition;
import org.frontdoor.provider.messenger.StoreChange;
import org.jspecify.annotations.Nullable;

/** What one caller wants committed, and the offset it got. */
final class Commit {

  final List<EventDraft> events;
  final List<StoreChange> changes;
  final @Nullable SourcePosition position;
  private long firstOffset = -1;

  Commit(List<EventDraft> events, List<StoreChange> changes, @Nullable SourcePosition position) {
    this.events = events;
    this.changes = changes;
    this.position = position;
  }

  boolean isEmpty() {
    return events.isEmpty() && changes.isEmpty() && position == null;
  }

  int weight() {
    return events.size() + changes.size();
  }

  /** Set by the committer; whoever submitted the commit reads it after it is done. */
  void setFirstOffset(long offset) {
    firstOffset = offset;
  }

  long firstOffset() {
    return firstOffset;
  }
}
