package org.frontdoor.conformance.cases.authority;

import java.util.List;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.script.AuthorityReport;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.ScriptedProvider;
import org.frontdoor.conformance.script.ScriptedStream;
import org.frontdoor.conformance.script.ScriptedTask;
import org.frontdoor.conformance.script.ScriptedUnit;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.wire.Stimulus.Manner;
import org.frontdoor.hi2.v1.Acknowledgement;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.Resume;

/** What an authority acknowledges, and how it comes back after a break. */
public final class StorageCases {

  private StorageCases() {}

  /** Of connections. */
  public static List<TestCase> connections() {
    return List.of(
        TestCase.ofAuthority("HI2-CON-01")
            .sends("two breaks of the connection, the second before anything was delivered")
            .expects("another stream after each, the first at once")
            .checkFirst("the wait before connecting again")
            .runs(StorageCases::comesBack));
  }

  /** Of acknowledgements. */
  public static List<TestCase> acknowledgements() {
    return List.of(
        TestCase.ofAuthority("HI2-ACK-01")
            .sends("units one by one, and kills the authority when it has acknowledged them")
            .expects(
                "no acknowledgement of what was not sent, and all that was acknowledged stored")
            .checkFirst("whether the store is durable before the acknowledgement is sent")
            .runs(StorageCases::acknowledgesWhatIsStored));
  }

  private static void comesBack(Examination exam) {
    ScriptedProvider provider = exam.provider().startAuthority();
    ScriptedStream stream = provider.accept().open();
    ScriptedTask task = provider.task();
    stream.deliver(task.opening());
    stream.checkpoint(task);
    stream.awaitAcknowledged();
    stream.close(Manner.CUT);
    ScriptedStream second =
        provider
            .tryAccept(Examination.PATIENCE)
            .orElseThrow(
                () ->
                    exam.failed(
                        "after a break the authority connects again at once", "it does not"));
    second.close(Manner.CUT);
    exam.expect(
        provider.tryAccept(ScriptedProvider.PROGRAM_PATIENCE).isPresent(),
        "after another break the authority connects at its interval",
        "it does not");
  }

  private static void acknowledgesWhatIsStored(Examination exam) {
    ScriptedProvider provider = exam.provider().startAuthority();
    ScriptedStream stream = provider.accept().open();
    ScriptedTask task = provider.task();
    deliverOneByOne(exam, stream, task.opening());
    stream.checkpoint(task);
    expectAcknowledged(exam, stream);
    deliverOneByOne(exam, stream, List.of(task.reports(2), task.reports(3)));
    provider.killAuthority();
    AuthorityReport report = provider.report();
    exam.expect(
        report.good(task) == task.records(),
        "what was acknowledged is stored",
        report.good(task) + " of " + task.records() + " records are");
    provider.startAuthority();
    ScriptedStream next = provider.accept();
    next.answerHello(Seat.PROVIDER_EVIDENCE, next.options(next.awaitHello()).build());
    Resume resume = next.awaitResume();
    exam.expect(
        resume.getNextPosition() == stream.nextPosition()
            && resume.getLastCheckpoint() == stream.lastCheckpoint(),
        "the authority resumes where its last acknowledgement stood",
        "it resumes elsewhere");
  }

  private static void deliverOneByOne(
      Examination exam, ScriptedStream stream, List<ScriptedUnit> units) {
    for (ScriptedUnit unit : units) {
      stream.deliver(unit);
      expectAcknowledged(exam, stream);
    }
  }

  private static void expectAcknowledged(Examination exam, ScriptedStream stream) {
    int before = stream.received().size();
    stream.awaitAcknowledged();
    for (DeliverRequest message : stream.received().subList(before, stream.received().size())) {
      Acknowledgement acknowledgement = message.getAcknowledgement();
      exam.expect(
          acknowledgement.getNextPosition() <= stream.nextPosition()
              && acknowledgement.getLastCheckpoint() <= stream.lastCheckpoint(),
          "the authority acknowledges nothing that it has not got",
          "it acknowledges what was never sent");
    }
  }
}
