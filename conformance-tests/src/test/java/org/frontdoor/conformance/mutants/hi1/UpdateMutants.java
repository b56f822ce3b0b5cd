package org.frontdoor.conformance.mutants.hi1;

import com.google.protobuf.ByteString;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.frontdoor.conformance.mutants.Hi1Mutation;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.AssociatedObjects;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;

/** Mutants of UPDATE and of generations. */
public final class UpdateMutants {

  private UpdateMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "ACT-15",
            "loses what an UPDATE does not carry",
            "the external identifier is the last that was sent",
            new LostNames()),
        new Mutant(
            "ACT-15",
            "lets an external identifier be given only once",
            "the external identifier is the last that was sent",
            new NamedOnce()),
        new Mutant("ACT-16", "adds to lists", "the list is replaced", new GrowingLists()),
        new Mutant(
            "ACT-16",
            "takes an empty list for an absent one",
            "the list is replaced by the 0 elements",
            Alter.actions(action -> Alter.updated(action, UpdateMutants::withoutEmptyList))),
        new Mutant(
            "ACT-17",
            "takes a stale generation from who has read the object",
            "a stale generation is refused",
            new TrustedReaders()),
        new Mutant(
            "ACT-18",
            "compares generations before it locks the object",
            "exactly one UPDATE is executed",
            new Race()));
  }

  private static void withoutEmptyList(Hi1Object.Builder object) {
    if (object.hasAssociatedObjects()
        && object.getAssociatedObjects().getObjectIdentifiersCount() == 0) {
      object.clearAssociatedObjects();
    }
  }

  private static final class NamedOnce implements Hi1Mutation {

    private final Set<String> named = ConcurrentHashMap.newKeySet();

    @Override
    public Hi1Message request(Hi1Message request) {
      return Alter.eachAction(
          request,
          action -> {
            Hi1Object made = action.getCreate().getObject();
            if (made.hasExternalIdentifier()) {
              named.add(made.getObjectIdentifier());
            }
            return Alter.updated(action, this::keepName);
          });
    }

    private void keepName(Hi1Object.Builder object) {
      if (object.hasExternalIdentifier() && !named.add(object.getObjectIdentifier())) {
        object.clearExternalIdentifier();
      }
    }
  }

  private static final class LostNames implements Hi1Mutation {

    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    @Override
    public Hi1Message answer(Hi1Message request, Hi1Message answer) {
      for (ActionRequest action : request.getRequest().getActionRequestsList()) {
        Hi1Object change = action.getUpdate().getObject();
        if (action.hasUpdate() && !change.hasExternalIdentifier()) {
          lost.add(change.getObjectIdentifier());
        }
      }
      List<ActionResponse> results =
          Alter.results(answer).stream()
              .map(
                  result ->
                      lost.contains(result.getGet().getObject().getObjectIdentifier())
                          ? Alter.read(result, Hi1Object.Builder::clearExternalIdentifier)
                          : result)
              .toList();
      return results.isEmpty() ? answer : Alter.withResults(answer, results);
    }
  }

  private static final class GrowingLists implements Hi1Mutation {

    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public Hi1Message request(Hi1Message request) {
      return Alter.eachAction(
          request,
          action -> {
            if (action.hasCreate()) {
              var unused = remembered(action.getCreate().getObject());
            }
            return Alter.updated(action, this::grow);
          });
    }

    private void grow(Hi1Object.Builder object) {
      if (object.hasAssociatedObjects()) {
        object.setAssociatedObjects(
            AssociatedObjects.newBuilder().addAllObjectIdentifiers(remembered(object.build())));
      }
    }

    private Set<String> remembered(Hi1Object object) {
      Set<String> all =
          known.computeIfAbsent(object.getObjectIdentifier(), id -> new LinkedHashSet<>());
      all.addAll(object.getAssociatedObjects().getObjectIdentifiersList());
      return all;
    }
  }

  private static final class TrustedReaders implements Hi1Mutation {

    private final Set<String> read = ConcurrentHashMap.newKeySet();

    @Override
    public Hi1Message request(Hi1Message request) {
      return Alter.eachAction(
          request,
          action -> {
            if (action.hasGet()) {
              read.add(action.getGet().getIdentifier());
            }
            return Alter.updated(
                action,
                object -> {
                  if (read.remove(object.getObjectIdentifier())) {
                    object.clearGeneration();
                  }
                });
          });
    }
  }

  /** UPDATEs of one object that are under way at the same time do not see each other. */
  private static final class Race implements Mutation {

    private static final long WAIT_MILLIS = 300;
    private final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();

    @Override
    public ByteString exchange(ByteString request, Upstream upstream) {
      Hi1Message asked = Upstream.requestIn(request);
      boolean guarded =
          asked.getRequest().getActionRequestsList().stream()
              .anyMatch(action -> action.getUpdate().getObject().hasGeneration());
      return guarded && hasCompany(asked.getRequest().getActionRequests(0))
          ? upstream.signedAnswer(
              upstream.exchange(
                  Alter.eachAction(
                      asked, action -> Alter.updated(action, Hi1Object.Builder::clearGeneration))))
          : upstream.exchange(request);
    }

    private boolean hasCompany(ActionRequest update) {
      String object = update.getUpdate().getObject().getObjectIdentifier();
      CountDownLatch own = new CountDownLatch(1);
      CountDownLatch other = waiting.putIfAbsent(object, own);
      if (other != null) {
        other.countDown();
        return true;
      }
      try {
        return own.await(WAIT_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } finally {
        waiting.remove(object);
      }
    }
  }
}
