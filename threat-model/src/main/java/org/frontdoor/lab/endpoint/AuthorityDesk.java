package org.frontdoor.lab.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.frontdoor.authority.client.Authority;
import org.frontdoor.authority.collector.Collector;
import org.frontdoor.authority.collector.CollectorListener;
import org.frontdoor.authority.collector.Round;
import org.frontdoor.authority.config.AuthoritySettings;
import org.frontdoor.authority.export.OpenedRecord;
import org.frontdoor.authority.store.RecordStore;
import org.frontdoor.authority.store.RocksRecordStore;
import org.frontdoor.authority.store.StoreException;
import org.frontdoor.authority.store.TaskState;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.testbed.lab.LabAuthority;
import org.frontdoor.testbed.lab.LabException;
import org.frontdoor.testbed.lab.TooSlowException;

/**
 * Where the authority receives: its collector on the real stream, and its keys to open what came.
 * Shared by all runs; ask for your own LIIDs.
 */
public final class AuthorityDesk implements AutoCloseable {

  private static final long TICK_MILLIS = 50;

  private final LabAuthority authority;
  private final Authority connection;
  private final RecordStore store;
  private volatile Collector collector;
  private volatile boolean away;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stored = lock.newCondition();

  private AuthorityDesk(
      LabAuthority authority, Authority connection, RecordStore store, InstantSource clock) {
    this.authority = authority;
    this.connection = connection;
    this.store = store;
    this.clock = clock;
    this.collector = connection.receive(store, new Signal());
  }

  /**
   * Begins to receive.
   *
   * @throws LabException if the store cannot be opened
   */
  static AuthorityDesk open(LabAuthority authority, InstantSource clock) {
    AuthoritySettings settings = AuthoritySettings.read(authority.configFile());
    try {
      RecordStore store = RocksRecordStore.open(settings.records());
      return new AuthorityDesk(authority, Authority.connect(authority.config()), store, clock);
    } catch (StoreException e) {
      throw new LabException("The authority's store cannot be opened: " + e.getMessage());
    }
  }

  /** Nobody receives until {@link #back}; what was received stays. */
  public void away() {
    if (!away) {
      away = true;
      collector.close();
    }
  }

  /** Receives again, from where it stopped; does nothing if it receives. */
  public void back() {
    if (away) {
      collector = connection.receive(store, new Signal());
      away = false;
    }
  }

  /**
   * Waits until the end of these tasks, which were cancelled or have expired, is confirmed by a
   * final checkpoint: then everything is here that ever will be.
   *
   * @throws TooSlowException if that does not come in time
   * @throws InterruptedException if the caller is interrupted
   */
  public void awaitEnd(List<String> liids, Duration patience) throws InterruptedException {
    Instant end = clock.instant().plus(patience);
    lock.lockInterruptibly();
    try {
      while (!haveEnded(liids)) {
        if (!clock.instant().isBefore(end)) {
          throw new TooSlowException("The delivery of a task did not end", patience);
        }
        var unused = stored.await(TICK_MILLIS, TimeUnit.MILLISECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * What has been received of a task and opened with the authority's keys, in order, without the
   * test record at activation.
   *
   * @throws StoreException if it does not open
   */
  public List<OpenedRecord> product(String liid) throws StoreException {
    return products(Set.of(liid)).getOrDefault(liid, List.of());
  }

  /**
   * The same of several tasks at once; those of which nothing came are left out.
   *
   * @throws StoreException if something does not open
   */
  public Map<String, List<OpenedRecord>> products(Set<String> liids) throws StoreException {
    Map<String, List<OpenedRecord>> products = new HashMap<>();
    authority
        .opener()
        .open(
            store,
            record -> {
              if (liids.contains(record.liid()) && !record.isTest()) {
                products.computeIfAbsent(record.liid(), liid -> new ArrayList<>()).add(record);
              }
            });
    return products;
  }

  /**
   * What is stored of a task, as it was received: the task's units, and the checkpoints that speak
   * for it, with the leaves of other tasks as far as these were under the same signature.
   *
   * @throws StoreException if it cannot be read
   */
  public Evidence evidence(String liid) throws StoreException {
    EvidenceOfTask pieces = new EvidenceOfTask(liid);
    store.replay(pieces);
    return new Evidence(
        liid,
        new MessageVerifier(new CertificateVerifier(authority.config().credentials().trust())),
        authority.config().provider().id(),
        authority.config().identity(),
        pieces.found());
  }

  /** The tasks of which anything has come, those of other runs too, and how far each is. */
  public Map<String, TaskState> tasks() {
    return collector.tasks();
  }

  @Override
  public void close() {
    if (!away) {
      collector.close();
    }
    connection.close();
    try {
      store.close();
    } catch (StoreException e) {
      throw new LabException("The authority's store cannot be closed: " + e.getMessage());
    }
  }

  private boolean haveEnded(List<String> liids) {
    Map<String, TaskState> tasks = collector.tasks();
    return liids.stream()
        .allMatch(
            liid ->
                tasks.containsKey(liid) && tasks.get(liid).phase() == TaskState.Phase.CONFIRMED);
  }

  private final class Signal implements CollectorListener {
    @Override
    public void stored(Round round) {
      lock.lock();
      try {
        stored.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
