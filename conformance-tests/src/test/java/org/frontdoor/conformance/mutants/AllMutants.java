package org.frontdoor.conformance.mutants;

import java.util.ArrayList;
import java.util.List;
import org.frontdoor.conformance.mutants.hi1.HeaderMutants;
import org.frontdoor.conformance.mutants.hi1.HeaderValueMutants;
import org.frontdoor.conformance.mutants.hi1.LimitMutants;
import org.frontdoor.conformance.mutants.hi1.ListMutants;
import org.frontdoor.conformance.mutants.hi1.NotificationMutants;
import org.frontdoor.conformance.mutants.hi1.ObjectMutants;
import org.frontdoor.conformance.mutants.hi1.OtherActionMutants;
import org.frontdoor.conformance.mutants.hi1.PayloadMutants;
import org.frontdoor.conformance.mutants.hi1.SequenceMutants;
import org.frontdoor.conformance.mutants.hi1.TransactionMutants;
import org.frontdoor.conformance.mutants.hi1.UpdateMutants;
import org.frontdoor.conformance.mutants.messaging.BatchMutants;
import org.frontdoor.conformance.mutants.messaging.RecordMutants;
import org.frontdoor.conformance.mutants.objects.AuthorisationMutants;
import org.frontdoor.conformance.mutants.objects.ProductMutants;
import org.frontdoor.conformance.mutants.objects.TaskMutants;
import org.frontdoor.conformance.mutants.security.IsolationMutants;
import org.frontdoor.conformance.mutants.security.SecurityMutants;
import org.frontdoor.conformance.mutants.security.StrayDeliveryMutants;
import org.frontdoor.conformance.mutants.stream.CheckpointMutants;
import org.frontdoor.conformance.mutants.stream.CounterMutants;
import org.frontdoor.conformance.mutants.stream.KeepaliveMutants;
import org.frontdoor.conformance.mutants.stream.NoticeMutants;
import org.frontdoor.conformance.mutants.stream.OperatorMessageMutants;
import org.frontdoor.conformance.mutants.stream.OptionMutants;
import org.frontdoor.conformance.mutants.stream.ResumeMutants;
import org.frontdoor.conformance.mutants.stream.SealingMutants;
import org.frontdoor.conformance.mutants.transport.TransportMutants;

/** Every mutant of a provider. */
public final class AllMutants {

  private AllMutants() {}

  /** Every mutant, in the order of the catalogue. */
  public static List<Mutant> list() {
    List<Mutant> all = new ArrayList<>();
    all.addAll(HeaderMutants.list());
    all.addAll(TransactionMutants.list());
    all.addAll(HeaderValueMutants.list());
    all.addAll(PayloadMutants.list());
    all.addAll(SequenceMutants.list());
    all.addAll(ObjectMutants.list());
    all.addAll(UpdateMutants.list());
    all.addAll(LimitMutants.list());
    all.addAll(ListMutants.list());
    all.addAll(NotificationMutants.list());
    all.addAll(OtherActionMutants.list());
    all.addAll(AuthorisationMutants.list());
    all.addAll(TaskMutants.list());
    all.addAll(ProductMutants.list());
    all.addAll(TransportMutants.list());
    all.addAll(BatchMutants.list());
    all.addAll(RecordMutants.list());
    all.addAll(CounterMutants.list());
    all.addAll(KeepaliveMutants.list());
    all.addAll(OptionMutants.list());
    all.addAll(CounterMutants.tests());
    all.addAll(NoticeMutants.list());
    all.addAll(IsolationMutants.list());
    all.addAll(StrayDeliveryMutants.list());
    all.addAll(SecurityMutants.list());
    all.addAll(ResumeMutants.list());
    all.addAll(CheckpointMutants.list());
    all.addAll(OperatorMessageMutants.list());
    all.addAll(SealingMutants.list());
    return List.copyOf(all);
  }
}
