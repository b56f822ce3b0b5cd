package org.frontdoor.provider.interception;

import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.NoteKey;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TreeHead;
import org.frontdoor.provider.accountability.NotLoggedException;
import org.frontdoor.provider.tasking.LoggedTask;
import org.jspecify.annotations.Nullable;

/**
 * Asks of every activation, whoever orders it, the proof that it is in the log. Remembers the last
 * checkpoint whose signature it has verified, since many activations come with one.
 */
final class TapGate {

  private final NoteKey log;
  private @Nullable Seen last;

  TapGate(NoteKey log) {
    this.log = log;
  }

  private record Seen(SignedNote note, TreeHead head) {}

  void requireLogged(LoggedTask task) throws NotLoggedException {
    task.receipt().requireLogged(task.task().tasking(), head(task.receipt().checkpoint()));
  }

  private synchronized TreeHead head(SignedNote note) throws NotLoggedException {
    Seen seen = last;
    if (seen == null || !seen.note.equals(note)) {
      seen = new Seen(note, verified(note));
      last = seen;
    }
    return seen.head;
  }

  private TreeHead verified(SignedNote note) throws NotLoggedException {
    try {
      return LogCheckpoint.verify(note, log).head();
    } catch (TlogException e) {
      throw new NotLoggedException("The checkpoint is not the log's.", e);
    }
  }
}
