package org.frontdoor.launcher.lab;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.authority.export.OpenedRecord;
import org.frontdoor.authority.store.RecordStore;
import org.frontdoor.authority.store.StoreException;
import org.frontdoor.authority.store.StoredCheckpoint;
import org.frontdoor.authority.store.StoredUnit;
import org.frontdoor.protocol.verify.CompletenessReport;
import org.frontdoor.testbed.lab.AuthorityProcess;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.testbed.lab.CollectionStatus;
import org.frontdoor.testbed.lab.LabAuthority;

/** An authority in a test: its officer in this process, its collector in one of its own. */
final class Seat implements AutoCloseable {

  private final LabEndpoint lab;
  private final Path home;
  private final Path log;
  private Optional<AuthorityProcess> collecting = Optional.empty();
  private int collectorPort;

  Seat(LabEndpoint lab, Path home, Path log) {
    this.lab = lab;
    this.home = home;
    this.log = log;
  }

  /** Somebody who orders for this authority, straight at the provider. */
  CaseOfficer officer() {
    return authority().officer(lab.folder());
  }

  /** Starts the collector, straight at the provider. */
  AuthorityProcess collect() {
    return collectAt(lab.provider().ports().li());
  }

  /** Starts the collector at a port behind which the provider is. */
  AuthorityProcess collectAt(int port) {
    collectorPort = port;
    AuthorityProcess started =
        AuthorityProcess.start(LabAuthority.at(home, port, lab.world()).configFile(), log);
    collecting = Optional.of(started);
    return started;
  }

  /** Starts the collector where it was. */
  AuthorityProcess collectAgain() {
    return collectAt(collectorPort);
  }

  AuthorityProcess collecting() {
    return collecting.orElseThrow();
  }

  /** Kills the collector's process as {@code kill -9} does. */
  void kill() {
    collecting().child().kill();
  }

  CollectionStatus.Task task(String liid) {
    return collecting().status().task(liid);
  }

  /** Waits until the task's test record is here. */
  void awaitBegun(String liid) {
    await("the test record of a task")
        .atMost(LabEndpoint.PATIENCE)
        .until(() -> collecting().status().hasBegun(liid));
  }

  /** Waits until a signed checkpoint says that the tasks have ended, then ends the collector. */
  void awaitConfirmed(List<String> liids) {
    await("final checkpoints of all tasks")
        .atMost(LabEndpoint.PATIENCE)
        .until(() -> liids.stream().allMatch(liid -> task(liid).delivery().isOver()));
    collecting().child().stop(LabEndpoint.PATIENCE);
  }

  /** What the independent verifier says of what is stored. */
  CompletenessReport judge() throws StoreException {
    LabAuthority authority = authority();
    try (RecordStore store = authority.openStore()) {
      return authority.check().judge(store);
    }
  }

  /** The records of a task, in their order, without the test record at activation. */
  List<OpenedRecord> product(String liid) throws StoreException {
    LabAuthority authority = authority();
    List<OpenedRecord> records = new ArrayList<>();
    try (RecordStore store = authority.openStore()) {
      authority
          .opener()
          .open(
              store,
              record -> {
                if (record.liid().equals(liid) && !record.isTest()) {
                  records.add(record);
                }
              });
    }
    return records;
  }

  /** Every LIID of which anything is stored. */
  List<String> liids() throws StoreException {
    try (RecordStore store = authority().openStore()) {
      return store.load().tasks().keySet().stream().sorted().toList();
    }
  }

  /** The positions of the units that are stored, in their order. */
  List<Long> positions() throws StoreException {
    List<Long> positions = new ArrayList<>();
    try (RecordStore store = authority().openStore()) {
      store.replay(
          new RecordStore.EvidenceReader() {
            @Override
            public void unit(StoredUnit unit) {
              positions.add(unit.position());
            }

            @Override
            public void checkpoint(StoredCheckpoint checkpoint) {
              // It stands between positions.
            }
          });
    }
    return positions;
  }

  @Override
  public void close() {
    collecting.ifPresent(AuthorityProcess::close);
  }

  private LabAuthority authority() {
    return LabAuthority.at(home, lab.provider().ports().li(), lab.world());
  }
}
