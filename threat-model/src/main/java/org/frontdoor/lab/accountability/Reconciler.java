package org.frontdoor.lab.accountability;

import com.google.protobuf.ByteString;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.frontdoor.accountability.v1.LogEntry;
import org.frontdoor.protocol.accountability.LogEntries;
import org.frontdoor.protocol.tlog.LogFollower;
import org.frontdoor.protocol.tlog.LogView;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.WitnessPolicy;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.provider.tasking.SwitchState;

/**
 * Oversight that comes to the provider, reads the table of taps at the tap itself and compares it
 * with the log. It asks the management of the switch nothing: openings count only if an entry of
 * the log commits to them.
 */
public final class Reconciler {

  private final LogFollower log;
  private final Set<ByteString> commitments = new HashSet<>();

  /** A reconciler that has read nothing yet. */
  public Reconciler(WitnessPolicy policy) {
    this.log = new LogFollower(policy);
  }

  /**
   * Compares.
   *
   * @param taps what the tap says it does
   * @param view the log
   * @param openings what the provider hands over as openings of entries
   * @return tasks that are tapped and stand in no entry
   * @throws TlogException if the log shows anything that cannot be believed
   */
  public Set<UUID> unlogged(Map<UUID, SwitchState> taps, LogView view, List<ByteString> openings)
      throws TlogException {
    try {
      for (LogFollower.Entry each : log.followAll(view)) {
        LogEntry entry = LogEntries.parse(each.bytes());
        commitments.add(entry.getCommitment());
      }
      Set<UUID> logged = new HashSet<>();
      for (ByteString opening : openings) {
        if (commitments.contains(LogEntries.commitment(opening))) {
          logged.add(UUID.fromString(LogEntries.parseTasking(opening).getTaskId()));
        }
      }
      Set<UUID> unlogged = new TreeSet<>();
      taps.forEach(
          (task, state) -> {
            if (state == SwitchState.ACTIVE && !logged.contains(task)) {
              unlogged.add(task);
            }
          });
      return unlogged;
    } catch (MalformedMessageException e) {
      throw new IllegalStateException("The log of taskings has an entry that is none.", e);
    }
  }
}
