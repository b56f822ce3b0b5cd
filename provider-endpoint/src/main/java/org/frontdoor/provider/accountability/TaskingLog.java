package org.frontdoor.provider.accountability;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.frontdoor.protocol.accountability.LogEntries;
import org.frontdoor.protocol.tlog.GrowingTree;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.NoteKey;
import org.frontdoor.protocol.tlog.NoteSignature;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.ProofOfConsistency;
import org.frontdoor.protocol.tlog.ProofOfInclusion;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TlogFault;
import org.frontdoor.protocol.tlog.TreeHead;
import org.frontdoor.protocol.wire.MalformedMessageException;

/**
 * The log of everything that was ever tasked. Entries are durable before {@link #commit} returns;
 * the public sees them from the next checkpoint on, which is published when the log is asked for it
 * and an interval has passed. Safe for use by several threads.
 */
public final class TaskingLog implements PublishedLog {

  private static final int SALT_BYTES = 32;

  private final TaskingLogStore store;
  private final Terms terms;
  private final InstantSource clock;
  private final SecureRandom random;
  private final GrowingTree tree = new GrowingTree();
  private final Map<UUID, Long> latest = new HashMap<>();
  private SignedNote published;
  private long publishedSize;
  private Instant nextPublication = Instant.MIN;

  /**
   * How a log is kept.
   *
   * @param signer whose log it is
   * @param witnesses whose cosignatures it takes
   * @param interval shortest time between two checkpoints that are published
   */
  public record Terms(NoteSigner signer, List<NoteKey> witnesses, Duration interval) {

    /** Copies the list. */
    public Terms {
      witnesses = List.copyOf(witnesses);
    }
  }

  /**
   * Takes up a log where it was left.
   *
   * @param random where salts come from
   * @throws LogUnavailableException if it cannot be read, or is not what was signed
   */
  public TaskingLog(TaskingLogStore store, Terms terms, InstantSource clock, SecureRandom random) {
    this.store = store;
    this.terms = terms;
    this.clock = clock;
    this.random = random;
    load();
    this.published = takeUp();
  }

  /** By what its checkpoints are checked. */
  public NoteKey key() {
    return terms.signer().key();
  }

  /**
   * Makes sure that taskings are in the log, and proves it. What the last entry about a task says
   * already is not said again.
   *
   * @return a proof for each, in the same order
   * @throws LogUnavailableException if it could not be kept; none of them may be acted on then
   */
  public synchronized List<LoggedTasking> commit(List<Tasking> taskings) {
    Map<UUID, TaskingLogStore.Kept> fresh = new HashMap<>();
    List<TaskingLogStore.Kept> places = new ArrayList<>();
    List<TaskingLogStore.Kept> added = new ArrayList<>();
    for (Tasking tasking : taskings) {
      Optional<TaskingLogStore.Kept> known =
          Optional.ofNullable(fresh.get(tasking.taskId()))
              .or(() -> latest(tasking.taskId()))
              .filter(kept -> says(kept, tasking));
      TaskingLogStore.Kept place = known.orElseGet(() -> make(tasking, added.size()));
      if (known.isEmpty()) {
        added.add(place);
        fresh.put(tasking.taskId(), place);
      }
      places.add(place);
    }
    if (!added.isEmpty()) {
      store.append(added);
      added.forEach(this::take);
    }
    return proofs(places);
  }

  /** Whether there is any entry about a task. */
  public synchronized boolean knows(UUID taskId) {
    return latest.containsKey(taskId);
  }

  /**
   * The openings of entries, for the authority and for oversight.
   *
   * @param from index of the first
   * @param max how many at most
   */
  public List<ByteString> openings(long from, int max) {
    return store.read(from, max).stream().map(TaskingLogStore.Kept::opening).toList();
  }

  @Override
  public synchronized SignedNote checkpoint() {
    Instant now = clock.instant();
    if (tree.size() > publishedSize && !now.isBefore(nextPublication)) {
      publish(sign(tree.head()), tree.size());
      nextPublication = now.plus(terms.interval());
    }
    return published;
  }

  @Override
  public synchronized List<ByteString> entries(long from, long to) {
    Objects.checkFromToIndex(from, to, publishedSize);
    return store.read(from, Math.toIntExact(Math.min(to - from, PAGE))).stream()
        .map(TaskingLogStore.Kept::entry)
        .toList();
  }

  @Override
  public synchronized ProofOfInclusion inclusion(long index, long size) {
    Objects.checkFromToIndex(0, size, publishedSize);
    return tree.inclusion(index, size);
  }

  @Override
  public synchronized ProofOfConsistency consistency(long oldSize, long newSize) {
    Objects.checkFromToIndex(0, newSize, publishedSize);
    return tree.consistency(oldSize, newSize);
  }

  @Override
  public synchronized boolean cosign(long size, NoteSignature signature) throws TlogException {
    if (size != publishedSize) {
      return false;
    }
    LogCheckpoint checkpoint = LogCheckpoint.parse(published.text());
    for (NoteKey witness : terms.witnesses()) {
      if (witness.name().equals(signature.name())) {
        witness.cosignedAt(checkpoint, signature);
        publish(published.with(signature), size);
        return true;
      }
    }
    throw TlogException.of(TlogFault.UNSIGNED);
  }

  private void load() {
    List<TaskingLogStore.Kept> page;
    do {
      page = store.read(tree.size(), PAGE);
      page.forEach(this::take);
    } while (!page.isEmpty());
  }

  private void take(TaskingLogStore.Kept kept) {
    latest.put(kept.taskId(), tree.append(kept.entry()));
  }

  private Optional<TaskingLogStore.Kept> latest(UUID taskId) {
    return Optional.ofNullable(latest.get(taskId)).map(index -> store.read(index, 1).getFirst());
  }

  /** A log must never sign what contradicts what it signed before. */
  private SignedNote takeUp() {
    Optional<ByteString> kept = store.checkpoint();
    if (kept.isEmpty()) {
      return sign(TreeHead.EMPTY);
    }
    try {
      SignedNote note = SignedNote.parse(kept.get());
      TreeHead head = LogCheckpoint.verify(note, key()).head();
      if (head.size() > tree.size() || !tree.head(head.size()).equals(head)) {
        throw new LogUnavailableException(
            "the entries of the log are not those of its own checkpoint", null);
      }
      publishedSize = head.size();
      return note;
    } catch (TlogException e) {
      throw new LogUnavailableException(
          "the checkpoint of the log is not signed by this provider's evidence key", e);
    }
  }

  private TaskingLogStore.Kept make(Tasking tasking, int before) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    ByteString opening = tasking.opening(ByteString.copyFrom(salt), now).toByteString();
    return new TaskingLogStore.Kept(
        tree.size() + before, tasking.taskId(), tasking.entry(opening).toByteString(), opening);
  }

  private static boolean says(TaskingLogStore.Kept kept, Tasking tasking) {
    try {
      return tasking.isSaidBy(LogEntries.parseTasking(kept.opening()));
    } catch (MalformedMessageException e) {
      return false;
    }
  }

  private List<LoggedTasking> proofs(List<TaskingLogStore.Kept> places) {
    SignedNote note = sign(tree.head());
    return places.stream()
        .map(
            place ->
                new LoggedTasking(
                    place.entry(),
                    place.opening(),
                    tree.inclusion(place.index(), tree.size()),
                    note))
        .toList();
  }

  private SignedNote sign(TreeHead head) {
    return terms.signer().sign(new LogCheckpoint(key().name(), head).text());
  }

  private void publish(SignedNote note, long size) {
    store.keepCheckpoint(note.bytes());
    published = note;
    publishedSize = size;
  }
}
