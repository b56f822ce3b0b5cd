package org.frontdoor.conformance.mutants.security;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.conformance.mutants.objects.Twist;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.ListRecord;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.hi1.v1.TaskStatus;

/** Mutants of the group SEC that tell one authority of another at HI-1. */
public final class IsolationMutants {

  private IsolationMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "SEC-01",
            "has another code for what belongs to others",
            "like one of an unknown object",
            new Telltale(Telltale.How.CODE)),
        new Mutant(
            "SEC-01",
            "is one word longer about what belongs to others",
            "in the same words",
            new Telltale(Telltale.How.WORDS)),
        new Mutant("SEC-01", "lists everybody's objects", "LIST has no object", new SharedList()),
        new Mutant("SEC-03", "takes links to others' authorisations", "is refused", new Borrowed()),
        new Mutant(
            "SEC-10", "keeps its notifications to itself", "of its activation", new Silent(false)),
        new Mutant(
            "SEC-10", "does not say when a task ends", "of its deactivation", new Silent(true)),
        new Mutant("SEC-10", "notifies everybody", "nobody but the owner", new SharedList()));
  }

  private static final class Telltale implements Mutation {
    private final How how;
    private final Set<String> known = new HashSet<>();

    private enum How {
      CODE,
      WORDS
    }

    private Telltale(How how) {
      this.how = how;
    }

    @Override
    public synchronized ByteString exchange(ByteString request, Upstream upstream) {
      Hi1Message asked = Upstream.requestIn(request);
      ByteString answered = upstream.exchange(request);
      if (upstream.seat().equals(Seat.AUTHORITY_A)) {
        asked
            .getRequest()
            .getActionRequestsList()
            .forEach(action -> known.add(action.getCreate().getObject().getObjectIdentifier()));
        return answered;
      }
      return upstream.signedAnswer(
          Twist.eachResult(asked, Upstream.answerIn(answered), this::betrayed));
    }

    private ActionResponse betrayed(ActionRequest action, ActionResponse result) {
      boolean foreign =
          known.contains(action.getGet().getIdentifier())
              || action
                  .getCreate()
                  .getObject()
                  .getAssociatedObjects()
                  .getObjectIdentifiersList()
                  .stream()
                  .anyMatch(known::contains);
      if (!foreign || !result.hasError()) {
        return result;
      }
      ActionResponse.Builder changed = result.toBuilder();
      switch (how) {
        case CODE -> changed.getErrorBuilder().setErrorCode(3007);
        case WORDS ->
            changed
                .getErrorBuilder()
                .setErrorDescription(result.getError().getErrorDescription() + " Here");
      }
      return changed.build();
    }
  }

  /** What one authority has listed stands in the other's list too. */
  private static final class SharedList implements Mutation {
    private final List<ListRecord> records = new ArrayList<>();

    @Override
    public synchronized ByteString exchange(ByteString request, Upstream upstream) {
      Hi1Message asked = Upstream.requestIn(request);
      boolean listing =
          asked.getRequest().getActionRequestsList().stream().anyMatch(ActionRequest::hasList);
      ByteString answered = upstream.exchange(request);
      Hi1Message answer = Upstream.answerIn(answered);
      if (upstream.seat().equals(Seat.AUTHORITY_A)) {
        Twist.eachResult(asked, answer, this::remembered);
        return answered;
      }
      return listing
          ? upstream.signedAnswer(Twist.eachResult(asked, answer, this::together))
          : answered;
    }

    private ActionResponse remembered(ActionRequest action, ActionResponse result) {
      records.addAll(result.getList().getRecordsList());
      if (result.hasCreate() && result.getCreate().getObject().hasAuthorisation()) {
        records.add(
            ListRecord.newBuilder()
                .setObjectType(ObjectType.OBJECT_TYPE_AUTHORISATION)
                .setIdentifier(result.getCreate().getIdentifier())
                .build());
      }
      return result;
    }

    private ActionResponse together(ActionRequest action, ActionResponse result) {
      ActionResponse.Builder changed = result.toBuilder();
      changed
          .getListBuilder()
          .addAllRecords(
              records.stream()
                  .filter(one -> one.getObjectType() == action.getList().getObjectType())
                  .toList());
      return changed.build();
    }
  }

  /** Drops a link that it may not look behind, and files the task all the same. */
  private static final class Borrowed implements Mutation {
    @Override
    public ByteString exchange(ByteString request, Upstream upstream) {
      Hi1Message asked = Upstream.requestIn(request);
      ByteString answered = upstream.exchange(request);
      boolean linked =
          Upstream.answerIn(answered)
              .getResponse()
              .getActionResponses()
              .getActionResponsesList()
              .stream()
              .anyMatch(result -> result.getError().getErrorCode() == 3016);
      if (!linked || upstream.seat().equals(Seat.AUTHORITY_A)) {
        return answered;
      }
      Hi1Message.Builder free =
          Twist.eachAction(
              asked,
              action ->
                  Twist.asked(
                      action, object -> object.toBuilder().clearAssociatedObjects().build()))
              .toBuilder();
      free.getHeaderBuilder()
          .setTransactionIdentifier(Twist.another(asked.getHeader().getTransactionIdentifier(), 1));
      return upstream.signedAnswer(upstream.exchange(free.build()));
    }
  }

  /** Lists no notifications, or none from the first cancellation on. */
  private static final class Silent implements Mutation {
    private final boolean untilCancelled;
    private final Set<String> listed = new HashSet<>();
    private boolean silent;

    private Silent(boolean untilCancelled) {
      this.untilCancelled = untilCancelled;
      this.silent = !untilCancelled;
    }

    @Override
    public synchronized ByteString exchange(ByteString request, Upstream upstream) {
      Hi1Message asked = Upstream.requestIn(request);
      silent |=
          asked.getRequest().getActionRequestsList().stream()
              .anyMatch(
                  action ->
                      action.getUpdate().getObject().getLiTask().getDesiredStatus()
                          == TaskStatus.TASK_STATUS_CANCELLED);
      ByteString answered = upstream.exchange(request);
      Hi1Message answer = Upstream.answerIn(answered);
      Hi1Message changed = Twist.eachResult(asked, answer, this::shortened);
      return changed.equals(answer) ? answered : upstream.signedAnswer(changed);
    }

    private ActionResponse shortened(ActionRequest action, ActionResponse result) {
      boolean notifications =
          action.getList().getObjectType() == ObjectType.OBJECT_TYPE_NOTIFICATION;
      if (!notifications || !result.hasList()) {
        return result;
      }
      ActionResponse.Builder changed = result.toBuilder();
      List<ListRecord> kept =
          result.getList().getRecordsList().stream()
              .filter(one -> !silent || (untilCancelled && listed.contains(one.getIdentifier())))
              .toList();
      kept.forEach(one -> listed.add(one.getIdentifier()));
      changed.getListBuilder().clearRecords().addAllRecords(kept);
      return changed.build();
    }
  }
}
