package org.frontdoor.provider.interception;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontdoor.accountability.v1.TaskingOpening;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.protocol.accountability.LogEntries;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.NoteKey;
import org.frontdoor.protocol.tlog.ProofOfConsistency;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TreeHead;
import org.frontdoor.provider.accountability.LoggedTasking;
import org.frontdoor.provider.accountability.NotLoggedException;
import org.frontdoor.provider.delivery.Stretch;
import org.frontdoor.provider.delivery.TaskDefinition;
import org.frontdoor.provider.delivery.TaskState;
import org.frontdoor.provider.delivery.TaskState.Phase;
import org.frontdoor.provider.tasking.LoggedTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks of every activation, whoever orders it, the proof that it is in the log, and that the log
 * continues the one that was shown last; and asks the same proof again of every tap that is found
 * in the spool. Safe for use by several threads.
 */
final class TapGate {

  private static final Logger LOG = LoggerFactory.getLogger(TapGate.class);

  /** Many activations come with one checkpoint; so many are not verified twice. */
  private static final int REMEMBERED = 1024;

  private final NoteKey log;
  private final Set<NoteKey> former;
  private final Map<Seen, TreeHead> verified = Collections.synchronizedMap(new Remembered());
  private TreeHead last = TreeHead.EMPTY;

  private record Seen(SignedNote note, NoteKey key) {}

  private static final class Remembered extends LinkedHashMap<Seen, TreeHead> {

    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Seen, TreeHead> eldest) {
      return size() > REMEMBERED;
    }
  }

  TapGate(ProviderSide side) {
    this.log = side.log();
    this.former = side.formerLogs();
  }

  /** How large the tree was that was shown last. */
  synchronized long size() {
    return last.size();
  }

  /**
   * Asks an activation.
   *
   * @throws NotLoggedException if it does not show that this very task is in the log, or the log is
   *     not the one that was shown before
   */
  synchronized void requireLogged(LoggedTask task) throws NotLoggedException {
    LoggedTasking receipt = task.receipt();
    TreeHead head = head(receipt.checkpoint(), log);
    receipt.requireLogged(task.task().tasking(), head);
    requireGrowth(head, task.growth());
    last = head;
  }

  /**
   * Asks what is found in the spool. What is not shown to be in the log matches nothing any more,
   * and a task that would go on with it is held.
   */
  TaskState admitted(TaskState found) {
    List<Stretch> stretches = new ArrayList<>();
    boolean shown = true;
    for (Stretch stretch : found.stretches()) {
      try {
        requireShown(found.definition(), stretch);
        stretches.add(stretch);
        shown = true;
      } catch (NotLoggedException e) {
        LOG.error(
            "Task {} is not tapped as the spool has it: {}",
            found.definition().taskId(),
            e.getMessage());
        stretches.add(stretch.endingAt(stretch.fromMicros(), true));
        shown = false;
      }
    }
    Phase phase = !shown && found.phase() == Phase.ACTIVE ? Phase.SUSPENDED : found.phase();
    return new TaskState(
        found.definition(), phase, found.sinceMicros(), stretches, found.progress());
  }

  private void requireShown(TaskDefinition task, Stretch stretch) throws NotLoggedException {
    LoggedTasking receipt = LoggedTasking.parse(stretch.receipt());
    TreeHead head = head(receipt.checkpoint(), signer(receipt.checkpoint()));
    TaskingOpening said = receipt.requireOpened(head);
    boolean same =
        said.getTaskId().equals(task.taskId().toString())
            && said.getLiid().equals(task.liid())
            && said.getAuthority().equals(task.authority())
            && said.getIsTest() == task.test()
            && said.getDeliveryKeyHashesList().contains(LogEntries.keyHash(task.deliveryKey()))
            && Set.copyOf(said.getAccountsList()).equals(stretch.accounts())
            && covers(said.getTimespan(), stretch);
    if (!same) {
      throw new NotLoggedException("The log says something else.");
    }
    remember(head);
  }

  private synchronized void remember(TreeHead head) {
    if (head.size() > last.size()) {
      last = head;
    }
  }

  private static boolean covers(Timespan span, Stretch stretch) {
    return micros(span.getStart()) <= stretch.fromMicros()
        && stretch.untilMicros() <= micros(span.getEnd());
  }

  private static long micros(Timestamp at) {
    return ProviderSide.micros(Instant.ofEpochSecond(at.getSeconds(), at.getNanos()));
  }

  private void requireGrowth(TreeHead head, ProofOfConsistency growth) throws NotLoggedException {
    try {
      if (!head.equals(last)) {
        growth.verify(last, head);
      }
    } catch (TlogException e) {
      throw new NotLoggedException("The log does not continue the one that was shown last.", e);
    }
  }

  /** Receipts that were kept may be older than the key. */
  private NoteKey signer(SignedNote note) {
    return former.stream().filter(key -> names(note, key)).findFirst().orElse(log);
  }

  private static boolean names(SignedNote note, NoteKey key) {
    return note.signatures().stream().anyMatch(each -> each.keyId().equals(key.id()));
  }

  private TreeHead head(SignedNote note, NoteKey key) throws NotLoggedException {
    Seen seen = new Seen(note, key);
    TreeHead known = verified.get(seen);
    if (known != null) {
      return known;
    }
    try {
      TreeHead head = LogCheckpoint.verify(note, key).head();
      verified.put(seen, head);
      return head;
    } catch (TlogException e) {
      throw new NotLoggedException("The checkpoint is not the log's.", e);
    }
  }
}
