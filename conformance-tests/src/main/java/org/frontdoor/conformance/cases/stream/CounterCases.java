package org.frontdoor.conformance.cases.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Interception;
import org.frontdoor.conformance.script.ReceivedCheckpoint;
import org.frontdoor.conformance.script.ReceivedRecord;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.User;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.IriRecord;

/** What counts records (TS 102 232-1 clause 5.2.5, table 1A). */
public final class CounterCases {

  private CounterCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HI2-SEQ-01")
            .sends("five messages of the target")
            .expects("records with the sequence numbers 0 to 4")
            .checkFirst("where the sequence number of a record is taken from")
            .needs(Feature.HI2)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES)
            .runs(CounterCases::numbers_startAtZeroAndRiseByOne),
        TestCase.of("HI2-SEQ-02")
            .sends("messages in two sessions at once and outside of them")
            .expects("each session, and the reports, count from 0 for themselves")
            .checkFirst("which contexts the sequence numbers are kept for")
            .needs(Feature.HI2, Feature.SESSIONS)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES, TesterCall.EVENTS)
            .runs(CounterCases::eachContext_countsForItself),
        TestCase.of("HI2-SEQ-03")
            .sends("messages with keepalives and checkpoints between them")
            .expects("the records, the test record and the checkpoints each count for themselves")
            .checkFirst("what else takes numbers from the counter of the records")
            .needs(Feature.HI2)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES)
            .runs(CounterCases::whatIsNoRecord_doesNotCountAsOne));
  }

  private static void numbers_startAtZeroAndRiseByOne(Examination exam) {
    Interception tap = Interception.begin(exam);
    exam.tester().messages(tap.account(), tap.somebody(), 5);
    List<Integer> numbers = numbers(tap.records(5));
    exam.expect(
        isCounted(numbers), "sequence numbers start at 0 and rise by one", "they are " + numbers);
    tap.end();
  }

  private static void eachContext_countsForItself(Examination exam) {
    Interception tap = Interception.begin(exam);
    String peer = tap.somebody();
    User phone = new User(tap.account(), 1);
    User tablet = new User(tap.account(), 2);
    exam.tester().events(phone.opens(), tablet.opens(), phone.sends(peer), tablet.sends(peer));
    exam.tester().messages(peer, tap.account(), 2);
    exam.tester().events(phone.sends(peer), phone.closes(), tablet.closes());
    Map<OptionalInt, List<ReceivedRecord>> contexts = contexts(tap.records(9));
    exam.require(
        contexts.size() == 3, "two sessions and the reports", contexts.size() + " contexts");
    contexts.forEach(
        (session, records) ->
            exam.expect(
                isCounted(numbers(records)),
                "each session and the reports count from 0 for themselves",
                "a context has " + numbers(records)));
    tap.end();
  }

  private static void whatIsNoRecord_doesNotCountAsOne(Examination exam) {
    Interception tap = Interception.begin(exam);
    Delivery delivery = tap.delivery();
    String peer = tap.somebody();
    for (int i = 0; i < 3; i++) {
      exam.tester().messages(tap.account(), peer, 1);
      var unused = tap.records(i + 1);
      delivery.askForLife(i);
      exam.require(
          delivery.await(DeliverResponse::hasKeepaliveResponse).isPresent(),
          "an answer to a keepalive",
          delivery.describeEnd());
    }
    List<Integer> numbers = numbers(tap.records(3));
    exam.expect(
        isCounted(numbers),
        "keepalives, checkpoints and the test record take no number from the records",
        "the records have " + numbers);
    expectRisingCheckpoints(exam, tap);
    tap.end();
  }

  private static void expectRisingCheckpoints(Examination exam, Interception tap) {
    boolean came =
        tap.delivery()
            .awaitUntil(() -> !tap.delivery().received().checkpoints(tap.liid()).isEmpty());
    exam.require(came, "a checkpoint", tap.delivery().describeEnd());
    long last = 0;
    for (ReceivedCheckpoint one : tap.delivery().received().checkpoints()) {
      long number = one.body().getNumber();
      exam.expect(
          number > last,
          "checkpoints count for themselves, from 1 upwards",
          number + " comes after " + last);
      last = number;
    }
  }

  static List<Integer> numbers(List<ReceivedRecord> records) {
    return records.stream().map(one -> one.record().getSequenceNumber()).toList();
  }

  static boolean isCounted(List<Integer> numbers) {
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) != i) {
        return false;
      }
    }
    return true;
  }

  /** The records by their session; those outside any session are under none. */
  static Map<OptionalInt, List<ReceivedRecord>> contexts(List<ReceivedRecord> records) {
    Map<OptionalInt, List<ReceivedRecord>> contexts =
        new TreeMap<>((one, other) -> Integer.compare(one.orElse(-1), other.orElse(-1)));
    for (ReceivedRecord one : records) {
      contexts.computeIfAbsent(session(one.record()), session -> new ArrayList<>()).add(one);
    }
    return contexts;
  }

  static OptionalInt session(IriRecord record) {
    return record.hasCommunicationIdentityNumber()
        ? OptionalInt.of(record.getCommunicationIdentityNumber())
        : OptionalInt.empty();
  }
}
