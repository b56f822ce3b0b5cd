package org.frontdoor.conformance.cases.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Interception;
import org.frontdoor.conformance.script.ReceivedRecord;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.User;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.hi2.v1.MessagingEvent;
import org.frontdoor.uppertester.v1.InjectedMessage;

/** Sessions and times of records (TS 102 232-1 clauses 5.2.4, 5.2.6 and 5.2.10). */
public final class SessionCases {

  /** What the clocks of both sides may differ, besides the time that delivery takes. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private SessionCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HI2-SEQ-06")
            .sends("messages in two sessions at once and outside of them")
            .expects("one CIN a session, different ones for both, none for the others")
            .checkFirst("what the CIN of a record is taken from")
            .needs(Feature.HI2, Feature.SESSIONS)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES, TesterCall.EVENTS)
            .runs(SessionCases::eachSession_hasItsCin),
        TestCase.of("HI2-SEQ-07")
            .sends("a session with two messages, and a message outside of it")
            .expects("BEGIN, CONTINUE, CONTINUE, END, and a REPORT")
            .checkFirst("what the type of a record is taken from")
            .needs(Feature.HI2, Feature.SESSIONS)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES, TesterCall.EVENTS)
            .runs(SessionCases::records_haveTheTypeOfTheirPlace),
        TestCase.of("HI2-SEQ-08")
            .sends("messages to five accounts, one after the other")
            .expects("records in that order, each with the present time in microseconds")
            .checkFirst("unit and zone of the clock that records take their time from")
            .needs(Feature.HI2)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES)
            .runs(SessionCases::records_haveTheirTime),
        TestCase.of("HI2-CIN-02")
            .sends("messages in a session, a crash, and messages in another session")
            .expects("records, sessions and sequence numbers are counted on")
            .checkFirst("whether counters are stored with what they count")
            .needs(Feature.HI2)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES, TesterCall.CRASH)
            .runs(SessionCases::counters_surviveACrash));
  }

  private static void eachSession_hasItsCin(Examination exam) {
    Interception tap = Interception.begin(exam);
    String peer = tap.somebody();
    String other = tap.somebody();
    User phone = new User(tap.account(), 1);
    User tablet = new User(tap.account(), 2);
    exam.tester().events(phone.opens(), tablet.opens());
    exam.tester().events(phone.sends(peer), tablet.sends(other), phone.sends(peer));
    exam.tester().messages(peer, tap.account(), 2);
    List<ReceivedRecord> records = tap.records(7);
    List<ReceivedRecord> ofPhone = sent(records, peer);
    List<ReceivedRecord> ofTablet = sent(records, other);
    exam.require(
        ofPhone.size() == 2 && ofTablet.size() == 1,
        "records of the messages in both sessions",
        ofPhone.size() + " and " + ofTablet.size());
    OptionalInt first = CounterCases.session(ofPhone.getFirst().record());
    OptionalInt second = CounterCases.session(ofTablet.getFirst().record());
    exam.expect(
        first.isPresent() && second.isPresent(), "a record of a session has a CIN", "one has none");
    exam.expect(
        CounterCases.session(ofPhone.getLast().record()).equals(first),
        "all records of a session have one CIN",
        "they have several");
    exam.expect(!first.equals(second), "parallel sessions have different CINs", "both have one");
    exam.expect(
        sent(records, tap.account()).stream()
            .allMatch(one -> CounterCases.session(one.record()).isEmpty()),
        "a record outside any session has no CIN",
        "one has a CIN");
    exam.tester().events(phone.closes(), tablet.closes());
    var unused = tap.records(9);
    tap.end();
  }

  private static List<ReceivedRecord> sent(List<ReceivedRecord> records, String to) {
    return records.stream()
        .filter(one -> one.record().getEvent() == MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT)
        .filter(one -> one.record().getToList().contains(to))
        .toList();
  }

  private static void records_haveTheTypeOfTheirPlace(Examination exam) {
    Interception tap = Interception.begin(exam);
    String peer = tap.somebody();
    User user = User.of(tap.account());
    exam.tester()
        .events(user.opens(), user.sends(peer), user.sends(peer), user.closes(), user.sends(peer));
    List<IriType> types = tap.records(5).stream().map(one -> one.record().getType()).toList();
    exam.expect(
        types.equals(
            List.of(
                IriType.IRI_TYPE_BEGIN,
                IriType.IRI_TYPE_CONTINUE,
                IriType.IRI_TYPE_CONTINUE,
                IriType.IRI_TYPE_END,
                IriType.IRI_TYPE_REPORT)),
        "BEGIN is the first of a session, END the last, and REPORT stands outside",
        "the types are " + types);
    tap.end();
  }

  private static void records_haveTheirTime(Examination exam) {
    Interception tap = Interception.begin(exam);
    List<String> peers =
        List.of(tap.somebody(), tap.somebody(), tap.somebody(), tap.somebody(), tap.somebody());
    exam.tester()
        .inject(
            peers.stream()
                .map(
                    peer ->
                        InjectedMessage.newBuilder()
                            .setSender(tap.account())
                            .setRecipient(peer)
                            .build())
                .toArray(InjectedMessage[]::new));
    List<ReceivedRecord> records = tap.records(5);
    for (ReceivedRecord one : records) {
      Instant time = Instant.EPOCH.plus(one.record().getTimeMicros(), ChronoUnit.MICROS);
      Duration away = Duration.between(time, exam.now()).abs();
      exam.expect(
          away.compareTo(SKEW) < 0,
          "every record has the time of its event, in microseconds",
          "one is " + away.toSeconds() + " s away");
    }
    List<String> order =
        records.stream().flatMap(one -> one.record().getToList().stream()).toList();
    exam.expect(
        order.equals(peers),
        "the numbers of the records are in the order of the events",
        "they are in another");
    tap.end();
  }

  private static void counters_surviveACrash(Examination exam) {
    Interception tap = Interception.begin(exam);
    String peer = tap.somebody();
    exam.tester().messages(tap.account(), peer, 2);
    int before = 2 + session(exam, tap.account(), peer);
    var unused = tap.records(before);

    exam.tester().crash();
    Delivery after = exam.authority().delivery().start();
    exam.tester().messages(tap.account(), peer, 1);
    int all = before + 1 + session(exam, tap.account(), peer);
    List<ReceivedRecord> records = after.awaitRecords(tap.liid(), all);
    long last = records.get(before - 1).number();
    long next = records.get(before).number();
    exam.expect(
        next == last + 1, "records are counted on after a crash", next + " comes after " + last);
    List<Integer> reports =
        CounterCases.numbers(
            records.stream()
                .filter(one -> one.record().getType() == IriType.IRI_TYPE_REPORT)
                .toList());
    exam.expect(
        CounterCases.isCounted(reports),
        "sequence numbers are counted on after a crash",
        "the reports have " + reports);
    Set<Integer> sessions =
        records.stream()
            .flatMap(one -> CounterCases.session(one.record()).stream().boxed())
            .collect(Collectors.toSet());
    exam.expect(
        sessions.equals(withSessions(exam) ? Set.of(1, 2) : Set.of()),
        "sessions are counted on after a crash",
        "their CINs are " + sessions);
    var unusedCancelled = tap.order().wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    after.finish();
  }

  private static boolean withSessions(Examination exam) {
    return exam.declares(Feature.SESSIONS) && exam.declares(TesterCall.EVENTS);
  }

  /**
   * A whole session with one message, where there are sessions; gives how many records it makes.
   */
  private static int session(Examination exam, String account, String peer) {
    if (!withSessions(exam)) {
      return 0;
    }
    User user = User.of(account);
    exam.tester().events(user.opens(), user.sends(peer), user.closes());
    return 3;
  }
}
