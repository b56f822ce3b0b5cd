package org.frontdoor.authority.collector;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.authority.store.Finding;
import org.frontdoor.authority.store.FindingKind;
import org.frontdoor.authority.store.SetAside;
import org.frontdoor.authority.store.StoreCommit;
import org.frontdoor.authority.store.StoreState;
import org.frontdoor.authority.store.StoredUnit;
import org.frontdoor.authority.store.TaskState;
import org.frontdoor.authority.testing.Parties;
import org.frontdoor.authority.testing.ScriptedMessages;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnit;

/** A receiver with a store that is a few lists: what a provider sends comes out as what is kept. */
final class ReceiverHarness {

  final Parties parties;
  final List<StoredUnit> units = new ArrayList<>();
  final List<SetAside> setAside = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();
  Receiver receiver;
  StoreState state = StoreState.EMPTY;
  long sentAgain;

  ReceiverHarness(Parties parties) {
    this.parties = parties;
    this.receiver = newReceiver();
  }

  /** A stream whose options are agreed and that has resumed where the store stands. */
  static ReceiverHarness delivering(Parties parties) {
    ReceiverHarness harness = new ReceiverHarness(parties);
    harness.beginStream();
    return harness;
  }

  /** As after a crash: everything that was not stored is gone, and a new stream begins. */
  void restart() {
    receiver.close();
    receiver = newReceiver();
    beginStream();
  }

  Optional<Effect> send(DeliverResponse message) {
    return receiver.receive(message, Parties.NOW);
  }

  void send(DeliveryUnit... some) {
    for (DeliveryUnit unit : some) {
      send(ScriptedMessages.of(unit));
    }
  }

  /** Stores what is pending. */
  Round store() {
    Round round = receiver.round();
    StoreCommit commit = round.commit();
    if (commit.from() != state.nextPosition()) {
      throw new IllegalStateException("The commit does not begin where the store stands");
    }
    Map<String, TaskState> tasks = new HashMap<>(state.tasks());
    commit.tasks().forEach(task -> tasks.put(task.liid(), task));
    state = new StoreState(commit.nextPosition(), commit.lastCheckpoint(), tasks);
    units.addAll(commit.evidence().units());
    setAside.addAll(commit.evidence().setAside());
    findings.addAll(commit.findings());
    sentAgain += round.sentAgain();
    return round;
  }

  TaskState task(String liid) {
    TaskState task = state.tasks().get(liid);
    if (task == null) {
      throw new IllegalStateException("No such task is stored");
    }
    return task;
  }

  List<FindingKind> kinds() {
    return findings.stream().map(Finding::kind).toList();
  }

  private void beginStream() {
    var options = ScriptedMessages.options(receiver.hello().getHello()).build();
    send(ScriptedMessages.helloResponse(options, parties.evidence));
    send(ScriptedMessages.resumed(Math.max(1, state.nextPosition())));
  }

  private Receiver newReceiver() {
    ByteString nonce = ByteString.copyFrom(parties.surroundings().bytes(16));
    return new Receiver(parties.expectations(), state, nonce);
  }
}
