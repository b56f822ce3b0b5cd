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
import org.frontdoor.protocol.tlog.TreeHead;
import org.frontdoor.protocol.wire.MalformedMessageException;

/**
 * The log of everything that was ever tasked. Entries are durable before {@link #commit} returns;
 * the public sees them from the next checkpoint on, which is published when the log is asked for it
 * and an interval has passed. Safe for use by several threads.
 */
public final class TaskingLog implements PublishedLog {

  private static final int SALT_BYTES = 32;
  private static final Duration RETRY = Duration.ofSeconds(10);

  private final TaskingLogStore store;
  private final Terms terms;
  private final InstantSource clock;
  private final SecureRandom random;
  private final GrowingTree tree = new GrowingTree();
  private final Map<UUID, Long> latest = new HashMap<>();
  private SignedNote published;
  private long publishedSize;
  private Instant nextPublication = Instant.MIN;

  /** Whether the store may have more than was taken from it: a write failed, or seemed to. */
  private boolean inDoubt;

  /**
   * How a log is kept.
   *
   * @param signer whose log it is
   * @param witnesses whose cosignatures it takes
   * @param interval shortest time between two checkpoints that are published
   * @param formerKeys keys that the log was signed with before this one
   */
  public record Terms(
      NoteSigner signer, List<NoteKey> witnesses, Duration interval, List<NoteKey> formerKeys) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if two witnesses have one name
     */
    public Terms {
      witnesses = List.copyOf(witnesses);
      formerKeys = List.copyOf(formerKeys);
      if (witnesses.stream().map(NoteKey::name).distinct().count() < witnesses.size()) {
        throw new IllegalArgumentException("Witnesses have different names.");
      }
    }

    /** Terms of a log that has always had this key. */
    public Terms(NoteSigner signer, List<NoteKey> witnesses, Duration interval) {
      this(signer, witnesses, interval, List.of());
    }

    /** Signs a tree as the log does. */
    SignedNote sign(TreeHead head) {
      return signer.sign(new LogCheckpoint(signer.key().name(), head).text());
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
    Optional<ByteString> kept = store.checkpoint();
    this.published = KeptCheckpoint.takeUp(kept, tree, terms);
    this.publishedSize = KeptCheckpoint.sizeOf(published);
    if (!kept.equals(Optional.of(published.bytes()))) {
      store.keepCheckpoint(published.bytes());
    }
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
    if (inDoubt) {
      load();
      inDoubt = false;
    }
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
      inDoubt = true;
      store.append(added);
      inDoubt = false;
      added.forEach(this::take);
    }
    return proofs(places);
  }

  /**
   * That the log has only grown between two of its trees, published or not.
   *
   * @throws LogUnavailableException if it never had them: it was cut since
   */
  public synchronized ProofOfConsistency growth(long from, long to) {
    if (from > to || to > tree.size()) {
      throw new LogUnavailableException("the log is shorter than it was", null);
    }
    return tree.consistency(from, to);
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
      try {
        publish(terms.sign(tree.head()), tree.size());
        nextPublication = now.plus(terms.interval());
      } catch (LogUnavailableException e) {
        // What was published before is true as well, and readers are not kept waiting for it.
        nextPublication =
            now.plus(RETRY.compareTo(terms.interval()) < 0 ? RETRY : terms.interval());
      }
    }
    return published;
  }

  @Override
  public List<ByteString> entries(long from, long to) {
    Objects.checkFromToIndex(from, to, publishedSize());
    // What is published never changes: no lock is needed to read it.
    return store.entries(from, Math.toIntExact(Math.min(to - from, PAGE)));
  }

  private synchronized long publishedSize() {
    return publishedSize;
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

  /** Only a witness can have anything written, and only with a later time than its last. */
  @Override
  public boolean cosign(long size, NoteSignature signature) throws TlogException {
    SignedNote before = published();
    if (LogCheckpoint.parse(before.text()).head().size() != size) {
      return false;
    }
    SignedNote cosigned = KeptCheckpoint.cosigned(before, signature, terms);
    return cosigned.equals(before) || replace(before, cosigned, signature, size);
  }

  private synchronized SignedNote published() {
    return published;
  }

  private boolean replace(
      SignedNote before, SignedNote cosigned, NoteSignature signature, long size)
      throws TlogException {
    synchronized (this) {
      if (published.equals(before)) {
        publish(cosigned, size);
        return true;
      }
    }
    return cosign(size, signature);
  }

  private void load() {
    List<TaskingLogStore.Kept> page;
    do {
      page = store.read(tree.size(), PAGE);
      page.forEach(this::take);
    } while (!page.isEmpty());
  }

  private void take(TaskingLogStore.Kept kept) {
    if (kept.index() != tree.size()) {
      throw new LogUnavailableException("an entry of the log is missing", null);
    }
    latest.put(kept.taskId(), tree.append(kept.entry()));
  }

  private Optional<TaskingLogStore.Kept> latest(UUID taskId) {
    return Optional.ofNullable(latest.get(taskId)).map(index -> store.read(index, 1).getFirst());
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
    SignedNote note = terms.sign(tree.head());
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

  private void publish(SignedNote note, long size) {
    store.keepCheckpoint(note.bytes());
    published = note;
    publishedSize = size;
  }
}
