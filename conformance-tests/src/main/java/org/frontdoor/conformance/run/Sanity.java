package org.frontdoor.conformance.run;

import java.util.Optional;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Times;
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
  static Optional<TestCase> named(String name) {
    return name.matches(PURPOSE + "[0-9]{1,6}")
        ? Optional.of(testCase(Integer.parseInt(name.substring(PURPOSE.length()))))
        : Optional.empty();
  }

  /** The exchange; each of a run has another number, and so other identifiers. */
  static TestCase testCase(int number) {
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
