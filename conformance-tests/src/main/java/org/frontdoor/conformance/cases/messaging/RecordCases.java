package org.frontdoor.conformance.cases.messaging;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Set;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Interception;
import org.frontdoor.conformance.script.ReceivedRecord;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.User;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi2.v1.ContentAvailability;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.MessagingEvent;
import org.frontdoor.hi2.v1.TargetedParty;

/** What a record says of an event (TS 103 707 clauses 5.4 and 5.6, TS 101 331 clauses 4.2, 4.3). */
public final class RecordCases {

  private static final int CANARY_BYTES = 24;

  private static final Set<ContentAvailability> TRUE_REASONS =
      Set.of(
          ContentAvailability.CONTENT_AVAILABILITY_END_TO_END_ENCRYPTED,
          ContentAvailability.CONTENT_AVAILABILITY_NOT_ORDERED);

  private RecordCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("MSG-06")
            .sends("a message of the target, one to the target, and a session")
            .expects("records with their time, sender and receivers, and no receiver of a session")
            .checkFirst("which fields of a record are filled for which event")
            .needs(Feature.HI2)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES)
            .runs(RecordCases::records_nameWhoIsKnown),
        TestCase.of("MSG-07")
            .sends("a message of the target, one to it, and one to itself")
            .expects("the sender, the receiver and both are marked as target")
            .checkFirst("how the targeted party of a record is found")
            .needs(Feature.HI2)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES)
            .runs(RecordCases::records_markTheTarget),
        TestCase.of("MSG-15")
            .sends("one event of each kind")
            .expects("a record of each, with the type of its event")
            .checkFirst("which event becomes which type of record")
            .needs(Feature.HI2, Feature.SESSIONS)
            .needs(TesterCall.ACCOUNTS, TesterCall.EVENTS)
            .runs(RecordCases::everyEvent_hasItsType),
        TestCase.of("MSG-16")
            .sends("a message with content")
            .expects("a record without the content, and without what the encoding does not know")
            .checkFirst("what of a message becomes part of a record")
            .needs(Feature.HI2)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES)
            .runs(RecordCases::content_isNotDelivered),
        TestCase.of("MSG-17")
            .sends("an encrypted message")
            .expects("a record that says that the content is not available, and why")
            .checkFirst("what a record of a message says in the place of the content")
            .needs(Feature.HI2)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES)
            .runs(RecordCases::missingContent_isExplained));
  }

  private static void records_nameWhoIsKnown(Examination exam) {
    Interception tap = Interception.begin(exam);
    String peer = tap.somebody();
    exam.tester().messages(tap.account(), peer, 1);
    exam.tester().messages(peer, tap.account(), 1);
    expectNames(exam, tap.records(2).get(0), tap.account(), List.of(peer));
    expectNames(exam, tap.records(2).get(1), peer, List.of(tap.account()));
    if (exam.declares(Feature.SESSIONS) && exam.declares(TesterCall.EVENTS)) {
      User user = User.of(tap.account());
      exam.tester().events(user.opens(), user.closes());
      expectNames(exam, tap.records(4).get(2), tap.account(), List.of());
      expectNames(exam, tap.records(4).get(3), tap.account(), List.of());
    }
    tap.end();
  }

  private static void expectNames(
      Examination exam, ReceivedRecord record, String from, List<String> to) {
    IriRecord said = record.record();
    exam.expect(said.getTimeMicros() > 0, "every record has its time", "one has none");
    exam.expect(
        said.getFrom().equals(from),
        "a record names the sender, or who acted",
        said.getFrom().isEmpty() ? "it names nobody" : "it names somebody else");
    exam.expect(
        said.getToList().equals(to),
        "a record names " + to.size() + " receivers, those of the event",
        "it names " + said.getToCount() + (said.getToCount() == to.size() ? ", but others" : ""));
  }

  private static void records_markTheTarget(Examination exam) {
    Interception tap = Interception.begin(exam);
    String peer = tap.somebody();
    exam.tester().messages(tap.account(), peer, 1);
    exam.tester().messages(peer, tap.account(), 1);
    exam.tester().messages(tap.account(), tap.account(), 1);
    List<TargetedParty> marked =
        tap.records(3).stream().map(one -> one.record().getTargetedParty()).toList();
    exam.expect(
        marked.equals(
            List.of(
                TargetedParty.TARGETED_PARTY_FROM,
                TargetedParty.TARGETED_PARTY_TO,
                TargetedParty.TARGETED_PARTY_BOTH)),
        "the sender, the receiver and both are marked",
        "marked are " + marked);
    tap.end();
  }

  private static void everyEvent_hasItsType(Examination exam) {
    Interception tap = Interception.begin(exam);
    String group = exam.ids().account();
    String peer = tap.somebody();
    User user = User.of(tap.account());
    exam.tester()
        .events(
            user.opens(),
            user.sends(peer),
            User.of(peer).sends(tap.account()),
            user.retrieves(),
            user.makes(group),
            user.adds(group, peer),
            user.leaves(group),
            user.closes());
    List<MessagingEvent> events =
        tap.records(8).stream().map(one -> one.record().getEvent()).toList();
    exam.expect(
        events.equals(
            List.of(
                MessagingEvent.MESSAGING_EVENT_SESSION_OPENED,
                MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT,
                MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT,
                MessagingEvent.MESSAGING_EVENT_MESSAGE_RETRIEVED,
                MessagingEvent.MESSAGING_EVENT_GROUP_CREATED,
                MessagingEvent.MESSAGING_EVENT_GROUP_JOINED,
                MessagingEvent.MESSAGING_EVENT_GROUP_LEFT,
                MessagingEvent.MESSAGING_EVENT_SESSION_CLOSED)),
        "every event is carried under its type",
        "the types are " + events);
    tap.end();
  }

  private static void content_isNotDelivered(Examination exam) {
    Interception tap = Interception.begin(exam);
    String peer = tap.somebody();
    ByteString canary = exam.ids().bytes(CANARY_BYTES);
    if (exam.declares(TesterCall.EVENTS)) {
      exam.tester().events(User.of(tap.account()).sends(peer, canary));
    } else {
      exam.tester().messages(tap.account(), peer, 1);
    }
    ReceivedRecord one = tap.records(1).getFirst();
    exam.expect(
        !contains(one.batch().toByteString(), canary),
        "no record carries the content of a message",
        "one carries it");
    exam.expect(
        one.record().getUnknownFields().getSerializedSize() == 0,
        "no record carries what the encoding does not know",
        "one carries a field that the encoding does not know");
    tap.end();
  }

  private static boolean contains(ByteString all, ByteString part) {
    for (int i = 0; i + part.size() <= all.size(); i++) {
      if (all.substring(i, i + part.size()).equals(part)) {
        return true;
      }
    }
    return false;
  }

  private static void missingContent_isExplained(Examination exam) {
    Interception tap = Interception.begin(exam);
    exam.tester().messages(tap.account(), tap.somebody(), 1);
    ContentAvailability why = tap.records(1).getFirst().record().getContentAvailability();
    exam.expect(
        TRUE_REASONS.contains(why),
        "a record of a message says why its content is not available",
        "it says " + why);
    tap.end();
  }
}
