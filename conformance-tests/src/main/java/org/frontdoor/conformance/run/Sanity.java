package org.frontdoor.conformance.run;

import java.util.Optional;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.AuthorityReport;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.ScriptedProvider;
import org.frontdoor.conformance.script.ScriptedStream;
import org.frontdoor.conformance.script.ScriptedTask;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Times;
import org.frontdoor.conformance.statement.TestedRole;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.UntrustedException;

/**
 * The exchange with which every run begins and ends: the endpoint answers, and the answer is its
 * own. It also tells the suite what time it is there.
 */
final class Sanity {

  /** Stands in reports where a test purpose stands elsewhere, with a number. */
  private static final String PURPOSE = "SANITY-";

  private Sanity() {}

  /** The exchange of that name; empty if it is not one. */
  static Optional<TestCase> named(TestedRole role, String name) {
    return name.matches(PURPOSE + "[0-9]{1,6}")
        ? Optional.of(testCase(role, Integer.parseInt(name.substring(PURPOSE.length()))))
        : Optional.empty();
  }

  /** The exchange; each of a run has another number, and so other identifiers. */
  static TestCase testCase(TestedRole role, int number) {
    return switch (role) {
      case PROVIDER -> ofProvider(number);
      case AUTHORITY -> ofAuthority(number);
    };
  }

  private static TestCase ofAuthority(int number) {
    return TestCase.ofAuthority(PURPOSE + number)
        .sends("a whole delivery in good order")
        .expects("that the authority stores it and finds nothing wrong")
        .checkFirst("the commands of the declaration, the address, and trust of both sides")
        .runs(Sanity::deliver);
  }

  private static void deliver(Examination exam) {
    ScriptedProvider provider = exam.provider().startAuthority();
    ScriptedStream stream = provider.accept().open();
    ScriptedTask task = provider.task();
    stream.deliver(task.delivery(1, 3));
    stream.checkpoint(task);
    stream.awaitAcknowledged();
    AuthorityReport report = provider.stopAndReport();
    exam.require(
        report.verified() && report.holdsAllOf(task),
        "all " + task.records() + " records are stored, verified and complete",
        report.confirmed(task) + " are, and something is said to be wrong");
  }

  private static TestCase ofProvider(int number) {
    return TestCase.of(PURPOSE + number)
        .sends("a GET of an object that does not exist")
        .expects("an answer that the endpoint has signed")
        .checkFirst("address, credentials and trust of both sides")
        .runs(Sanity::run);
  }

  private static void run(Examination exam) {
    Reply reply = ask(exam);
    synchronise(exam, reply);
    reply = ask(exam);
    exam.require(reply.topLevelError().isEmpty(), "an answer to the action", reply.describe());
    try {
      var unused =
          new MessageVerifier(exam.setting().seats().trust())
              .verify(reply.signed(), Purposes.HI1_MESSAGE, KeyRole.KEY_ROLE_PROVIDER, exam.now());
    } catch (UntrustedException e) {
      throw exam.inconclusive("an answer that the endpoint has signed", e.reason().name());
    }
  }

  private static Reply ask(Examination exam) {
    return exam.authority().send(Act.get(exam.ids().uuid()));
  }

  private static void synchronise(Examination exam, Reply reply) {
    long there = Times.micros(Times.instant(reply.message().getHeader().getTimestamp()));
    var unused = exam.perform(new Stimulus.Synchronise(there));
  }
}
