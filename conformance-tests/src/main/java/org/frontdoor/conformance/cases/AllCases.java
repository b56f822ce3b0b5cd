package org.frontdoor.conformance.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.frontdoor.conformance.cases.actions.CreateCases;
import org.frontdoor.conformance.cases.actions.GenerationCases;
import org.frontdoor.conformance.cases.actions.LimitCases;
import org.frontdoor.conformance.cases.actions.ListCases;
import org.frontdoor.conformance.cases.actions.NotificationCases;
import org.frontdoor.conformance.cases.actions.NumberCases;
import org.frontdoor.conformance.cases.actions.OtherActionCases;
import org.frontdoor.conformance.cases.actions.SequenceCases;
import org.frontdoor.conformance.cases.actions.UpdateCases;
import org.frontdoor.conformance.cases.authority.AuthorityCases;
import org.frontdoor.conformance.cases.header.HeaderCases;
import org.frontdoor.conformance.cases.header.HeaderValueCases;
import org.frontdoor.conformance.cases.header.PayloadCases;
import org.frontdoor.conformance.cases.header.TransactionCases;
import org.frontdoor.conformance.cases.integrity.AcknowledgementCases;
import org.frontdoor.conformance.cases.integrity.CheckpointCases;
import org.frontdoor.conformance.cases.integrity.OperatorMessageCases;
import org.frontdoor.conformance.cases.integrity.ResumeCases;
import org.frontdoor.conformance.cases.integrity.SealingCases;
import org.frontdoor.conformance.cases.integrity.SessionCountCases;
import org.frontdoor.conformance.cases.integrity.SpoolCases;
import org.frontdoor.conformance.cases.messaging.BatchCases;
import org.frontdoor.conformance.cases.messaging.RecordCases;
import org.frontdoor.conformance.cases.objects.AuthorisationCases;
import org.frontdoor.conformance.cases.objects.DocumentCases;
import org.frontdoor.conformance.cases.objects.ProductCases;
import org.frontdoor.conformance.cases.objects.StatusCases;
import org.frontdoor.conformance.cases.objects.StatusModelCases;
import org.frontdoor.conformance.cases.objects.TargetCases;
import org.frontdoor.conformance.cases.objects.TaskCases;
import org.frontdoor.conformance.cases.objects.TimeCases;
import org.frontdoor.conformance.cases.security.DeliveryIsolationCases;
import org.frontdoor.conformance.cases.security.ForgeryCases;
import org.frontdoor.conformance.cases.security.IsolationCases;
import org.frontdoor.conformance.cases.security.NoticeCases;
import org.frontdoor.conformance.cases.security.RedactionCases;
import org.frontdoor.conformance.cases.security.ScopeCases;
import org.frontdoor.conformance.cases.stream.BacklogCases;
import org.frontdoor.conformance.cases.stream.CounterCases;
import org.frontdoor.conformance.cases.stream.KeepaliveCases;
import org.frontdoor.conformance.cases.stream.LatencyCases;
import org.frontdoor.conformance.cases.stream.OptionCases;
import org.frontdoor.conformance.cases.stream.SessionCases;
import org.frontdoor.conformance.cases.stream.TaskLifeCases;
import org.frontdoor.conformance.cases.transport.BoundCases;
import org.frontdoor.conformance.cases.transport.DoorCases;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.TestedRole;
import org.frontdoor.conformance.statement.TesterCall;

/** Every case, in the order of the catalogue but for those that end the process: they go first. */
public final class AllCases {

  private AllCases() {}

  /** Every case, whatever the role of the endpoint. */
  public static List<TestCase> all() {
    List<TestCase> all = new ArrayList<>(list());
    all.addAll(AuthorityCases.list());
    return List.copyOf(all);
  }

  /** Every case against endpoints of a role. */
  public static List<TestCase> list(TestedRole role) {
    return switch (role) {
      case PROVIDER -> list();
      case AUTHORITY -> AuthorityCases.list();
    };
  }

  /** Every case against a provider. */
  public static List<TestCase> list() {
    List<TestCase> all = new ArrayList<>();
    all.addAll(HeaderCases.list());
    all.addAll(TransactionCases.list());
    all.addAll(HeaderValueCases.list());
    all.addAll(PayloadCases.list());
    all.addAll(NumberCases.list());
    all.addAll(SequenceCases.list());
    all.addAll(CreateCases.list());
    all.addAll(UpdateCases.list());
    all.addAll(GenerationCases.list());
    all.addAll(LimitCases.list());
    all.addAll(ListCases.list());
    all.addAll(NotificationCases.list());
    all.addAll(OtherActionCases.list());
    all.addAll(StatusModelCases.list());
    all.addAll(AuthorisationCases.list());
    all.addAll(TimeCases.list());
    all.addAll(DocumentCases.list());
    all.addAll(TaskCases.list());
    all.addAll(TargetCases.list());
    all.addAll(StatusCases.list());
    all.addAll(ProductCases.list());
    all.addAll(DoorCases.list());
    all.addAll(BoundCases.list());
    all.addAll(BatchCases.list());
    all.addAll(RecordCases.list());
    all.addAll(CounterCases.list());
    all.addAll(SessionCases.list());
    all.addAll(KeepaliveCases.list());
    all.addAll(BacklogCases.list());
    all.addAll(OptionCases.list());
    all.addAll(TaskLifeCases.list());
    all.addAll(LatencyCases.list());
    all.addAll(IsolationCases.list());
    all.addAll(DeliveryIsolationCases.list());
    all.addAll(RedactionCases.list());
    all.addAll(NoticeCases.list());
    all.addAll(ScopeCases.list());
    all.addAll(ForgeryCases.list());
    all.addAll(ResumeCases.list());
    all.addAll(SpoolCases.list());
    all.addAll(AcknowledgementCases.list());
    all.addAll(CheckpointCases.list());
    all.addAll(SessionCountCases.list());
    all.addAll(OperatorMessageCases.list());
    all.addAll(SealingCases.list());
    all.sort(Comparator.comparing(AllCases::leavesTheProcessAlone));
    return List.copyOf(all);
  }

  /** A process that starts again has lost what other cases have added to its clock. */
  private static boolean leavesTheProcessAlone(TestCase testCase) {
    return !testCase.testerCalls().contains(TesterCall.CRASH);
  }
}
