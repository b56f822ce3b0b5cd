package org.frontdoor.conformance.mutants.transport;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.Status;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.frontdoor.conformance.mutants.Hi1Mutation;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.conformance.mutants.objects.Twist;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.testbed.between.Interference.Door;

/** Mutants of the group TRN. */
public final class TransportMutants {

  private static final int MOST_ACTIONS = 4;
  private static final int UPDATE_OF_UNKNOWN = 3011;
  private static final int SHAPE = 3020;

  private TransportMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "TRN-01",
            "says NOT_FOUND where an object is not found",
            "an object that does not exist",
            new StatusForActions()),
        new Mutant(
            "TRN-01",
            "says INVALID_ARGUMENT where a message is refused",
            "a gRPC status for",
            new StatusForMessages()),
        new Mutant("TRN-02", "lets anybody in", "is refused", new Doorway(Door.ANY_CLIENT)),
        new Mutant("TRN-03", "speaks old TLS", "is refused", new Doorway(Door.OLD_TLS)),
        new Mutant("TRN-03", "speaks weak suites", "weak suites", new Doorway(Door.WEAK_SUITES)),
        new Mutant(
            "TRN-05",
            "lets its answers be kept",
            "allows to keep",
            new Headers(Map.of("cache-control", "max-age=60"))),
        new Mutant(
            "TRN-05", "marks its answers", "allows to keep", new Headers(Map.of("etag", "\"1\""))),
        new Mutant("TRN-07", "does as much as it likes to", "too many actions", new FirstFew()),
        new Mutant("TRN-09", "forgets what nobody waited for", "first result", new Forgetful()));
  }

  private record Doorway(Door door) implements Mutation {}

  private record Headers(Map<String, String> headers) implements Mutation {}

  private static final class StatusForActions implements Mutation {
    @Override
    public ByteString exchange(ByteString request, Upstream upstream) {
      ByteString answer = upstream.exchange(request);
      boolean fails =
          Upstream.answerIn(answer)
              .getResponse()
              .getActionResponses()
              .getActionResponsesList()
              .stream()
              .anyMatch(result -> result.getError().getErrorCode() == UPDATE_OF_UNKNOWN);
      if (fails) {
        throw Status.NOT_FOUND.asRuntimeException();
      }
      return answer;
    }
  }

  private static final class StatusForMessages implements Mutation {
    @Override
    public ByteString exchange(ByteString request, Upstream upstream) {
      ByteString answer = upstream.exchange(request);
      if (Upstream.answerIn(answer).getResponse().getTopLevelError().getErrorCode() == SHAPE) {
        throw Status.INVALID_ARGUMENT.asRuntimeException();
      }
      return answer;
    }
  }

  /** Of a message with many actions it does the first and leaves the rest. */
  private static final class FirstFew implements Hi1Mutation {
    @Override
    public Hi1Message request(Hi1Message request) {
      List<ActionRequest> actions = request.getRequest().getActionRequestsList();
      if (actions.size() <= MOST_ACTIONS) {
        return request;
      }
      Hi1Message.Builder changed = request.toBuilder();
      changed
          .getRequestBuilder()
          .clearActionRequests()
          .addAllActionRequests(actions.subList(0, MOST_ACTIONS));
      return changed.build();
    }
  }

  /** Is slow to answer, and knows a transaction again only if somebody has heard the answer. */
  private static final class Forgetful implements Hi1Mutation {
    private static final Duration LONGER_THAN_ANY_PATIENCE = Duration.ofMillis(30);
    private final Set<String> begun = new HashSet<>();
    private final Set<String> heard = new HashSet<>();

    @Override
    public ByteString exchange(ByteString request, Upstream upstream) {
      Hi1Message asked = Upstream.requestIn(request);
      String transaction = asked.getHeader().getTransactionIdentifier();
      if (!begin(transaction)) {
        Header.Builder fresh =
            asked.getHeader().toBuilder().setTransactionIdentifier(Twist.another(transaction, 1));
        Hi1Message answer = upstream.exchange(asked.toBuilder().setHeader(fresh).build());
        Hi1Message.Builder mine = answer.toBuilder();
        mine.getHeaderBuilder().setTransactionIdentifier(transaction);
        return upstream.signedAnswer(mine.build());
      }
      Context caller = Context.ROOT.attach();
      try {
        ByteString answer = upstream.exchange(request);
        LockSupport.parkNanos(LONGER_THAN_ANY_PATIENCE.toNanos());
        return answer;
      } finally {
        Context.ROOT.detach(caller);
        end(transaction, !caller.isCancelled());
      }
    }

    /** Whether the transaction is new, or is known again. */
    private synchronized boolean begin(String transaction) {
      return begun.add(transaction) || heard.contains(transaction);
    }

    private synchronized void end(String transaction, boolean isHeard) {
      if (isHeard) {
        heard.add(transaction);
      }
    }
  }
}
