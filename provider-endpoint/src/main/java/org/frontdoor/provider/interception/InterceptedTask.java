package org.frontdoor.provider.interception;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.TargetedParty;
import org.frontdoor.provider.accountability.LoggedTasking;
import org.frontdoor.provider.accountability.NotLoggedException;
import org.frontdoor.provider.delivery.ContextState.SessionKey;
import org.frontdoor.provider.delivery.Stretch;
import org.frontdoor.provider.delivery.TaskDefinition;
import org.frontdoor.provider.delivery.TaskDelivery;
import org.frontdoor.provider.delivery.TaskProgress;
import org.frontdoor.provider.delivery.TaskState;
import org.frontdoor.provider.delivery.TaskState.Phase;
import org.frontdoor.provider.messenger.EventKind;
import org.frontdoor.provider.messenger.JournaledEvent;

/**
 * One task in the loop: when it matches, and its delivery. For one thread.
 *
 * <table>
 *   <caption>Transitions</caption>
 *   <tr><th>phase</th><th>what happens</th><th>next phase</th></tr>
 *   <tr><td>(new), SUSPENDED</td><td>activate: a stretch begins</td><td>ACTIVE</td></tr>
 *   <tr><td>ACTIVE</td><td>activate: end or accounts change from now on</td><td>ACTIVE</td></tr>
 *   <tr><td>ACTIVE</td><td>suspend: the stretch ends, sessions close with it</td><td>SUSPENDED</td>
 *     </tr>
 *   <tr><td>ACTIVE, SUSPENDED</td><td>end</td><td>ENDING</td></tr>
 *   <tr><td>ENDING</td><td>journal read past the last stretch: END unit</td><td>ENDED</td></tr>
 *   <tr><td>ENDED</td><td>anything</td><td>ENDED</td></tr>
 * </table>
 */
final class InterceptedTask {

  private final TaskDelivery delivery;
  private TaskDefinition definition;
  private Phase phase;
  private long sinceMicros;
  private final List<Stretch> stretches;
  private long lastMatchedMicros;
  private long lastOffset = -1;
  private boolean passed;
  private boolean orderChanged;

  /**
   * Takes a task over as it was committed.
   *
   * @param readMicros time of the last journal event read: an event of that time may have been
   *     matched
   */
  InterceptedTask(TaskState state, TaskDelivery delivery, long readMicros) {
    this.definition = state.definition();
    this.phase = state.phase();
    this.sinceMicros = state.sinceMicros();
    this.stretches = new ArrayList<>(state.stretches());
    this.delivery = delivery;
    this.lastMatchedMicros = readMicros;
  }

  TaskDefinition definition() {
    return definition;
  }

  TaskDelivery delivery() {
    return delivery;
  }

  Phase phase() {
    return phase;
  }

  long sinceMicros() {
    return sinceMicros;
  }

  TaskState state() {
    return new TaskState(definition, phase, sinceMicros, stretches, progress());
  }

  /** How far its delivery has come. */
  TaskProgress progress() {
    return delivery.progress();
  }

  /** Whether more than the progress has changed since {@link #committed}. */
  boolean isOrderChanged() {
    return orderChanged;
  }

  /** It is new: nothing of it is committed. */
  void begun() {
    orderChanged = true;
  }

  /** What it is now was committed. */
  void committed() {
    orderChanged = false;
  }

  /** Every account that may still match. */
  Set<String> accounts() {
    Set<String> all = new HashSet<>();
    stretches.forEach(stretch -> all.addAll(stretch.accounts()));
    return all;
  }

  /** Whether events before an offset, had they been read, might have matched. */
  boolean mayHaveMatched(long beforeOffset) {
    return stretches.stream().anyMatch(stretch -> stretch.fromOffset() < beforeOffset);
  }

  /** Whether {@link #settle} will have something to do. */
  boolean settling() {
    return phase == Phase.ENDING
        || stretches.size() > 1
        || (phase == Phase.SUSPENDED && !stretches.isEmpty());
  }

  /** Matches an event; once, however often it is found. Gives whether it became a record. */
  boolean consider(JournaledEvent event, long nowMicros) {
    if (event.offset() == lastOffset) {
      return false;
    }
    lastOffset = event.offset();
    closePassed(event.timeMicros());
    for (Stretch stretch : stretches) {
      if (stretch.covers(event.offset(), event.timeMicros())) {
        return record(event, stretch.accounts(), nowMicros);
      }
    }
    return false;
  }

  private boolean record(JournaledEvent event, Set<String> targets, long nowMicros) {
    TargetedParty party = IriRecords.targeted(event, targets);
    if (party == TargetedParty.TARGETED_PARTY_NONE) {
      return false;
    }
    lastMatchedMicros = event.timeMicros();
    IriRecord.Builder record = IriRecords.of(event, targets, party);
    SessionKey session = new SessionKey(event.actor(), event.sessionId());
    if (party == TargetedParty.TARGETED_PARTY_TO || event.sessionId() == 0) {
      delivery.report(record, nowMicros);
    } else if (event.kind() == EventKind.SESSION_CLOSED) {
      delivery.closing(session, record, nowMicros);
    } else {
      delivery.within(session, record, nowMicros);
    }
    return true;
  }

  /**
   * A stretch begins, or the running one changes. Each stretch stands under its own entry of the
   * log, so another entry is another stretch, even if it is of the same accounts.
   *
   * @return false if nothing has changed: the running one is already as it is wanted
   */
  boolean activate(Stretch wanted) {
    if (phase == Phase.SUSPENDED) {
      sinceMicros = wanted.fromMicros();
    }
    Stretch begun = wanted;
    if (phase == Phase.ACTIVE && !stretches.isEmpty()) {
      Stretch running = stretches.getLast();
      if (running.untilMicros() == wanted.untilMicros() && isOneOrder(running, wanted)) {
        return renewsReceipt(running, wanted);
      }
      stretches.removeLast();
      stretches.add(running.endingAt(wanted.fromMicros(), false));
      if (running.accounts().equals(wanted.accounts())) {
        // What was journaled in the instant of the change is in time for the one or the other.
        begun = wanted.beginningAt(running.fromOffset());
      }
    }
    orderChanged = true;
    phase = Phase.ACTIVE;
    stretches.add(begun);
    return true;
  }

  /** Once the log has another key, the receipt is of that key: the former one is forgotten then. */
  private boolean renewsReceipt(Stretch running, Stretch wanted) {
    if (signers(running).equals(signers(wanted))) {
      return false;
    }
    stretches.removeLast();
    stretches.add(running.shownBy(wanted.receipt()));
    orderChanged = true;
    return true;
  }

  private static Set<ByteString> signers(Stretch stretch) {
    try {
      return LoggedTasking.parse(stretch.receipt()).signers();
    } catch (NotLoggedException e) {
      return Set.of();
    }
  }

  private static boolean isOneOrder(Stretch running, Stretch wanted) {
    try {
      return LoggedTasking.parse(running.receipt())
          .entry()
          .equals(LoggedTasking.parse(wanted.receipt()).entry());
    } catch (NotLoggedException e) {
      return false;
    }
  }

  /** Nothing from the instant on is matched; gives the instant from which that holds. */
  long suspend(long fromMicros) {
    if (phase == Phase.ACTIVE) {
      cut(fromMicros, true);
      phase = Phase.SUSPENDED;
    }
    return sinceMicros;
  }

  /** As {@link #suspend}, for good. */
  long end(long fromMicros) {
    if (phase == Phase.ACTIVE) {
      cut(fromMicros, false);
    }
    if (phase != Phase.ENDED) {
      orderChanged = true;
      phase = Phase.ENDING;
    }
    return sinceMicros;
  }

  private void cut(long fromMicros, boolean closesSessions) {
    orderChanged = true;
    long from = Math.max(fromMicros, lastMatchedMicros + 1);
    sinceMicros = from;
    if (!stretches.isEmpty()) {
      Stretch last = stretches.removeLast().endingAt(from, closesSessions);
      sinceMicros = Math.min(from, last.untilMicros());
      stretches.add(last);
    }
  }

  /**
   * Closes what the journal has been read past.
   *
   * @param readMicros every event before this time has been read
   * @return whether anything changed
   */
  boolean settle(long readMicros, long nowMicros) {
    closePassed(readMicros);
    boolean changed = passed;
    passed = false;
    if (phase == Phase.ENDING && stretches.isEmpty()) {
      delivery.end(nowMicros);
      definition = definition.closed();
      phase = Phase.ENDED;
      orderChanged = true;
      changed = true;
    }
    return changed;
  }

  private void closePassed(long readMicros) {
    while (!stretches.isEmpty()
        && (stretches.size() > 1 || phase != Phase.ACTIVE)
        && stretches.getFirst().untilMicros() <= readMicros) {
      if (stretches.removeFirst().closesSessions()) {
        delivery.closeSessions();
      }
      passed = true;
      orderChanged = true;
    }
  }
}
