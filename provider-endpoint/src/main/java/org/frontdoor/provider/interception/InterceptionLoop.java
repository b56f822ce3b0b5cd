package org.frontdoor.provider.interception;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.frontdoor.hi2.v1.GapReason;
import org.frontdoor.hi2.v1.OperatorMessage;
import org.frontdoor.hi2.v1.OperatorMessagePriority;
import org.frontdoor.provider.delivery.GapLoss;
import org.frontdoor.provider.delivery.JournalCursor;
import org.frontdoor.provider.delivery.LossListener;
import org.frontdoor.provider.delivery.Outboxes;
import org.frontdoor.provider.delivery.Spool;
import org.frontdoor.provider.delivery.SpoolBound;
import org.frontdoor.provider.delivery.SpoolSnapshot;
import org.frontdoor.provider.delivery.TaskDefinition;
import org.frontdoor.provider.delivery.TaskState;
import org.frontdoor.provider.messenger.EventJournal;
import org.frontdoor.provider.messenger.JournalBatch;
import org.frontdoor.provider.messenger.JournaledEvent;
import org.frontdoor.provider.tasking.SwitchState;

/**
 * Turns journal events into spooled units, round by round.
 *
 * <p>A round carries out the commands that are waiting, reads whatever events have arrived (up to a
 * bound), matches them, seals at most a few batches a task, and commits all of it, with the place
 * in the journal, in one atomic write. Only then are sessions woken and commands answered. If
 * anything fails, everything in memory is thrown away, epoch keys first, and the next round begins
 * from what the spool holds: the same as after a crash, so there is one way to recover, and it is
 * exercised.
 *
 * <p>Not thread-safe but for {@link #order} and {@link #states}.
 */
final class InterceptionLoop {

  /** Events that matched nobody are not worth a commit each; this many are. */
  private static final long LAZY_EVENTS = 1 << 16;

  private static final long TRIM_MICROS = 1_000_000;

  /** What a unit costs besides its records is spread thin over so many. */
  private static final long RECORDS_WORTH_A_UNIT = 32;

  private final EventJournal journal;
  private final Spool spool;
  private final Outboxes outboxes;
  private final LossListener losses;
  private final InterceptionSettings settings;
  private final ProviderSide side;
  private final TapGate gate;
  private final SpoolBound bound;
  private final TaskFactory factory;
  private final Queue<InterceptionCommand> orders = new ConcurrentLinkedQueue<>();
  private final List<InterceptionCommand> taken = new ArrayList<>();
  private final Map<UUID, SwitchState> states = new ConcurrentHashMap<>();
  private TaskTable tasks = new TaskTable();
  private JournalCursor cursor = JournalCursor.START;
  private long committedOffset;
  private long trimmedOffset;
  private long trimmedMicros;
  private boolean loaded;

  /** What comes from outside, and what asks it for its papers. */
  record Door(ProviderSide side, TapGate gate) {}

  /** What a round came to. */
  enum Outcome {
    /** Something was done; there may be more. */
    BUSY,
    /** There was nothing to do. */
    IDLE
  }

  InterceptionLoop(
      EventJournal journal,
      Outboxes outboxes,
      LossListener losses,
      InterceptionSettings settings,
      Door door) {
    this.journal = journal;
    this.spool = outboxes.spool();
    this.outboxes = outboxes;
    this.losses = losses;
    this.settings = settings;
    this.side = door.side;
    this.gate = door.gate;
    this.bound = new SpoolBound(spool, settings.spoolBytes());
    this.factory = new TaskFactory(side, settings.epochs());
  }

  /** Leaves a command for the next round. */
  void order(InterceptionCommand command) {
    orders.add(command);
  }

  /** What holds durably for each task. */
  Map<UUID, SwitchState> states() {
    return Map.copyOf(states);
  }

  /** Offset of the first event not read; for waiting until there is one. */
  long position() {
    return cursor.offset();
  }

  /** Whether commands are waiting. */
  boolean hasOrders() {
    return !orders.isEmpty();
  }

  /**
   * One round.
   *
   * @throws RuntimeException if it failed; nothing was sent or answered, and the next round begins
   *     from what was committed
   */
  Outcome round() {
    boolean done = false;
    try {
      if (!loaded) {
        load();
      }
      Outcome outcome = work();
      done = true;
      return outcome;
    } finally {
      if (!done) {
        forget();
      }
    }
  }

  /** Takes over what the spool holds, as far as it is shown to be in the log. */
  void load() {
    SpoolSnapshot snapshot = spool.load();
    outboxes.restore(snapshot.logs());
    tasks = new TaskTable();
    // Hashing and reading receipts is most of a start with many tasks; each is for itself.
    for (TaskState state : snapshot.tasks().parallelStream().map(gate::admitted).toList()) {
      tasks.file(factory.make(state, snapshot.cursor().timeMicros()));
      states.put(state.definition().taskId(), switchState(state.phase()));
    }
    cursor = snapshot.cursor();
    committedOffset = cursor.offset();
    loaded = true;
  }

  /** Throws away everything uncommitted. Commands that were taken are kept for the next round. */
  void forget() {
    loaded = false;
    tasks.close();
  }

  /** Fails every command that was not carried out. */
  void abandon(RuntimeException reason) {
    forget();
    taken.addAll(orders);
    taken.forEach(order -> order.answer().completeExceptionally(reason));
  }

  private Outcome work() {
    Round round = new Round(side.nowMicros());
    carryOut(round);
    JournalCursor next = readOn(round);
    settle(next, round);
    if (round.empty() && next.offset() - committedOffset < LAZY_EVENTS) {
      boolean moved = next.offset() > cursor.offset();
      cursor = next;
      trim(round.nowMicros());
      return moved ? Outcome.BUSY : Outcome.IDLE;
    }
    commit(next, round);
    trim(round.nowMicros());
    return Outcome.BUSY;
  }

  /** The journal is to be short, but need not be told so after every event. */
  private void trim(long nowMicros) {
    long events = committedOffset - trimmedOffset;
    boolean waited = Math.abs(nowMicros - trimmedMicros) >= TRIM_MICROS;
    if (events >= LAZY_EVENTS || (events > 0 && waited)) {
      journal.trim(committedOffset);
      trimmedOffset = committedOffset;
      trimmedMicros = nowMicros;
    }
  }

  private void carryOut(Round round) {
    for (InterceptionCommand order = orders.poll(); order != null; order = orders.poll()) {
      taken.add(order);
    }
    if (taken.isEmpty()) {
      return;
    }
    Commands commands = new Commands(tasks, factory);
    long fromMicros = Math.max(round.nowMicros(), cursor.timeMicros());
    Commands.Place place = new Commands.Place(journal.nextOffset(), fromMicros);
    taken.removeIf(order -> !commands.apply(order, place, round));
  }

  /**
   * Matches what has arrived. Behind a backlog it goes on until each task that it touched has a
   * batch worth its unit: spread over very many tasks, the same traffic would otherwise make a unit
   * of every record.
   */
  private JournalCursor readOn(Round round) {
    JournalCursor next = cursor;
    boolean more = true;
    while (more) {
      JournalBatch batch = journal.read(next.offset(), settings.maxEvents());
      if (batch.lost() > 0) {
        loseEvents(batch, round);
      }
      next = match(next, batch, round);
      long read = next.offset() - cursor.offset();
      more =
          journal.nextOffset() - next.offset() >= settings.maxEvents()
              && read < settings.maxRoundEvents()
              && read < RECORDS_WORTH_A_UNIT * round.touched().size();
    }
    return next;
  }

  private void loseEvents(JournalBatch batch, Round round) {
    for (InterceptedTask task : tasks.all()) {
      if (task.mayHaveMatched(batch.requestedOffset() + batch.lost())) {
        task.delivery().journalGap(batch.lost(), round.nowMicros());
        round.touched().add(task);
        TaskDefinition definition = task.definition();
        round.lose(
            new GapLoss(
                definition.taskId(),
                definition.liid(),
                definition.authority(),
                GapReason.GAP_REASON_JOURNAL_BOUND,
                0,
                batch.lost()));
      }
    }
  }

  private JournalCursor match(JournalCursor from, JournalBatch batch, Round round) {
    long timeMicros = from.timeMicros();
    for (JournaledEvent event : batch.events()) {
      tasks.match(event, round.nowMicros(), round.touched());
      timeMicros = event.timeMicros();
    }
    return new JournalCursor(batch.nextOffset(), timeMicros);
  }

  private void settle(JournalCursor next, Round round) {
    long readMicros = next.timeMicros();
    if (next.offset() == cursor.offset()) {
      long settled =
          round.nowMicros() - TimeUnit.NANOSECONDS.toMicros(settings.settleTime().toNanos());
      readMicros = Math.max(readMicros, settled);
    }
    for (InterceptedTask task : tasks.settling()) {
      if (task.settle(readMicros, round.nowMicros())) {
        tasks.file(task);
        round.touched().add(task);
      }
    }
  }

  private void commit(JournalCursor next, Round round) {
    try {
      round.seal(outboxes);
      round.makeRoom(bound, outboxes, tasks);
      spool.commit(round.commit(next));
    } finally {
      round.release();
    }
    cursor = next;
    committedOffset = next.offset();
    round
        .touched()
        .forEach(task -> states.put(task.definition().taskId(), switchState(task.phase())));
    taken.clear();
    round.publish(outboxes).forEach(this::tell);
  }

  private void tell(GapLoss loss) {
    String text =
        loss.reason() == GapReason.GAP_REASON_SPOOL_BOUND
            ? loss.records() + " records were dropped because the spool is full."
            : loss.events() + " events of all users were lost before they could be matched.";
    outboxes
        .of(loss.authority())
        .say(
            OperatorMessage.newBuilder()
                .setPriority(OperatorMessagePriority.OPERATOR_MESSAGE_PRIORITY_ERROR)
                .setText(text)
                .setLiid(loss.liid())
                .build());
    losses.lost(loss);
  }

  private static SwitchState switchState(TaskState.Phase phase) {
    return switch (phase) {
      case ACTIVE -> SwitchState.ACTIVE;
      case SUSPENDED -> SwitchState.SUSPENDED;
      case ENDING, ENDED -> SwitchState.ENDED;
    };
  }
}
