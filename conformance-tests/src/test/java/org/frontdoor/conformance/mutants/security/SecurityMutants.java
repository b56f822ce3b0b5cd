package org.frontdoor.conformance.mutants.security;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.mutants.Hi1Mutation;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.conformance.mutants.objects.DeafToSuspension;
import org.frontdoor.conformance.mutants.objects.Overdone;
import org.frontdoor.conformance.mutants.objects.Twist;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.CreateResult;
import org.frontdoor.hi1.v1.DocumentStatus;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;

/** Mutants of the group SEC that show at HI-1. */
public final class SecurityMutants {

  private static final String NONE_ELSE = "nothing of the time ";

  private SecurityMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "SEC-08",
            "repeats a value in an error",
            "no error names a target",
            new Loud(Loud.Place.ERROR)),
        new Mutant(
            "SEC-08",
            "names the target in notifications",
            "no notification names a target",
            new Loud(Loud.Place.NOTIFICATION)),
        new Mutant(
            "SEC-11",
            "begins too early",
            NONE_ELSE + "before the start",
            new Overdone(Duration.ofMinutes(10), Duration.ZERO)),
        new Mutant(
            "SEC-11", "goes on when suspended", "during a suspension", new DeafToSuspension()),
        new Mutant(
            "SEC-11",
            "ends too late",
            NONE_ELSE + "after the end",
            new Overdone(Duration.ZERO, Duration.ofMinutes(40))),
        new Mutant("SEC-13", "has one limit for all", "while another sends too much", new Flood()),
        new Mutant("SEC-14", "does again what is sent again", "has no effect", new Again()),
        new Mutant("SEC-15", "does not verify messages", "is refused", new SignedByWhomever()),
        new Mutant("SEC-15", "does not verify warrants", "does not count", anyWarrant()),
        new Mutant("SEC-16", "reads what it can read", "is refused", new GoodNatured()));
  }

  private static Mutation anyWarrant() {
    return Twist.answered(
        (action, result) -> {
          if (!action.getCreate().getObject().hasDocument()) {
            return result;
          }
          Hi1Object.Builder document = action.getCreate().getObject().toBuilder();
          document.getDocumentBuilder().setStatus(DocumentStatus.DOCUMENT_STATUS_VALID);
          return result.toBuilder()
              .setCreate(
                  CreateResult.newBuilder()
                      .setIdentifier(document.getObjectIdentifier())
                      .setObject(document))
              .build();
        });
  }

  /** Says the target where no target may be said. */
  private static final class Loud implements Hi1Mutation {
    private final Place place;
    private String target = "";

    private enum Place {
      ERROR,
      NOTIFICATION
    }

    private Loud(Place place) {
      this.place = place;
    }

    @Override
    public synchronized Hi1Message request(Hi1Message request) {
      request.getRequest().getActionRequestsList().stream()
          .map(action -> action.getCreate().getObject().getLiTask().getTargetIdentifier())
          .filter(named -> named.getValuesCount() > 0)
          .forEach(named -> target = named.getValues(0).getValue());
      return request;
    }

    @Override
    public synchronized Hi1Message answer(Hi1Message request, Hi1Message answer) {
      return Twist.eachResult(
          request,
          answer,
          (action, result) ->
              switch (place) {
                case ERROR -> result.hasError() ? withError(result) : result;
                case NOTIFICATION -> Twist.shown(result, this::withDetails);
              });
    }

    private ActionResponse withError(ActionResponse result) {
      ErrorInformation.Builder error = result.getError().toBuilder();
      return result.toBuilder()
          .setError(error.setErrorDescription(error.getErrorDescription() + " " + target))
          .build();
    }

    private Hi1Object withDetails(Hi1Object object) {
      Hi1Object.Builder changed = object.toBuilder();
      if (object.hasNotification()) {
        changed.getNotificationBuilder().setDetails("The task against " + target + " has changed.");
      }
      return changed.build();
    }
  }

  /** Whoever comes when somebody has sent the same too often is refused. */
  private static final class Flood implements Mutation {
    private static final int TOO_MANY = 100;
    private ByteString last = ByteString.EMPTY;
    private int sent;

    @Override
    public ByteString exchange(ByteString request, Upstream upstream) {
      if (isTooMany(request, upstream.seat())) {
        throw Status.RESOURCE_EXHAUSTED.asRuntimeException();
      }
      return upstream.exchange(request);
    }

    private synchronized boolean isTooMany(ByteString request, String seat) {
      if (seat.equals(Seat.AUTHORITY_A)) {
        sent = request.equals(last) ? sent + 1 : 1;
        last = request;
      }
      return sent > TOO_MANY && seat.equals(Seat.AUTHORITY_B);
    }
  }

  /** An UPDATE is done whenever it comes. */
  private static final class Again implements Hi1Mutation {
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> renamed = new HashMap<>();

    @Override
    public synchronized Hi1Message request(Hi1Message request) {
      boolean update =
          request.getRequest().getActionRequestsList().stream()
              .anyMatch(action -> action.hasUpdate());
      Header header = request.getHeader();
      if (!update || seen.add(header.getTransactionIdentifier())) {
        return request;
      }
      String again = Twist.another(header.getTransactionIdentifier(), renamed.size() + 1);
      renamed.put(again, header.getTransactionIdentifier());
      return request.toBuilder()
          .setHeader(header.toBuilder().setTransactionIdentifier(again))
          .build();
    }

    @Override
    public synchronized Hi1Message answer(Hi1Message request, Hi1Message answer) {
      String name = renamed.get(answer.getHeader().getTransactionIdentifier());
      if (name == null) {
        return answer;
      }
      Hi1Message.Builder mine = answer.toBuilder();
      mine.getHeaderBuilder().setTransactionIdentifier(name);
      return mine.build();
    }
  }

  /** Signs for the authority what it is said to have sent, if it is good but for that. */
  private static final class SignedByWhomever implements Mutation {
    @Override
    public ByteString exchange(ByteString request, Upstream upstream) {
      Hi1Message asked = Upstream.requestIn(request);
      return asked.hasRequest() && isOwn(asked, upstream) && isUnambiguous(asked, request)
          ? upstream.exchange(upstream.signedRequest(asked))
          : upstream.exchange(request);
    }

    private static boolean isOwn(Hi1Message asked, Upstream upstream) {
      return asked
          .getHeader()
          .getSender()
          .equals(
              upstream.secrets().setting().seats().tls(upstream.seat()).identity().endpointId());
    }

    private static boolean isUnambiguous(Hi1Message asked, ByteString request) {
      try {
        ExchangeRequest parsed = ExchangeRequest.parseFrom(request);
        SignedMessage signed = parsed.getSignedMessage();
        return parsed.toByteString().equals(request)
            && signed.getSignaturesCount() == 1
            && asked.toByteString().equals(signed.getMessage());
      } catch (InvalidProtocolBufferException e) {
        return false;
      }
    }
  }

  /** Parses leniently, and executes what it has parsed. */
  private static final class GoodNatured implements Mutation {
    @Override
    public ByteString exchange(ByteString request, Upstream upstream) {
      try {
        ByteString bytes = ExchangeRequest.parseFrom(request).getSignedMessage().getMessage();
        Hi1Message asked = Upstream.requestIn(request);
        boolean known = asked.getUnknownFields().asMap().isEmpty();
        boolean ambiguous = !asked.toByteString().equals(bytes);
        return known && ambiguous && Hi1Message.parseFrom(bytes).hasRequest()
            ? upstream.exchange(upstream.signedRequest(asked))
            : upstream.exchange(request);
      } catch (InvalidProtocolBufferException e) {
        return upstream.exchange(request);
      }
    }
  }
}
