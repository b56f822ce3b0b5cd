package org.frontdoor.conformance.script;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.RequestPayload;
import org.frontdoor.hi1.v1.Version;
import org.frontdoor.protocol.identity.Purposes;

/** An authority that the suite plays, at HI-1. */
public final class Authority {

  /** The version that the suite speaks. */
  public static final String ETSI_VERSION = "V1.23.1";

  private static final String PROFILE_VERSION = "v1.0";
  private static final String PUSHBACK = "grpc-retry-pushback-ms";
  private static final Duration USUAL_PUSHBACK = Duration.ofMillis(50);
  private static final Duration LONGEST_PUSHBACK = Duration.ofSeconds(5);
  private static final int MOST_ATTEMPTS = 8;

  /** A transient fault: nothing was done, and the same message may be sent again. */
  private static final int TRANSIENT = 3003;

  private final Examination exam;
  private final String seat;

  Authority(Examination exam, String seat) {
    this.exam = exam;
    this.seat = seat;
  }

  /** Its name among the credentials. */
  public String seat() {
    return seat;
  }

  /** Who it is. */
  public EndpointId id() {
    return exam.setting().seats().signing(seat).identity().endpointId();
  }

  /** Its end of HI-2. */
  public Delivery delivery() {
    return new Delivery(exam, this);
  }

  /** A header as it should be, of a new transaction. */
  public Header.Builder header() {
    return Header.newBuilder()
        .setSender(id())
        .setReceiver(exam.endpoint())
        .setTransactionIdentifier(exam.ids().uuid())
        .setTimestamp(Times.timestamp(exam.now()))
        .setVersion(
            Version.newBuilder()
                .setEtsiVersion(ETSI_VERSION)
                .setNationalProfileOwner(exam.setting().profile())
                .setNationalProfileVersion(PROFILE_VERSION));
  }

  /** A message as it should be; the actions are numbered where they have no number yet. */
  public Hi1Message message(ActionRequest... actions) {
    return message(header(), List.of(actions));
  }

  /** The same with a header of one's own. */
  public Hi1Message message(Header.Builder header, List<ActionRequest> actions) {
    List<ActionRequest> numbered = new ArrayList<>();
    for (ActionRequest action : actions) {
      numbered.add(
          action.hasActionIdentifier()
              ? action
              : action.toBuilder().setActionIdentifier(numbered.size()).build());
    }
    return Hi1Message.newBuilder()
        .setHeader(header)
        .setRequest(RequestPayload.newBuilder().addAllActionRequests(numbered))
        .build();
  }

  /** Signs bytes as HI-1 asks for. */
  public SignedMessage sign(ByteString message) {
    return exam.setting().seats().signing(seat).sign(message, Purposes.HI1_MESSAGE);
  }

  /** Sends actions in one message that is as it should be. */
  public Reply send(ActionRequest... actions) {
    return send(message(actions));
  }

  /** Signs and sends a message. */
  public Reply send(Hi1Message message) {
    return send(sign(message.toByteString()));
  }

  /** Sends what is signed already. */
  public Reply send(SignedMessage signed) {
    return sendBytes(ExchangeRequest.newBuilder().setSignedMessage(signed).build().toByteString());
  }

  /**
   * Sends an {@code ExchangeRequest} whatever its bytes are. An endpoint that asks to be spared for
   * a while is spared, and one that has a transient fault is asked again.
   */
  public Reply sendBytes(ByteString request) {
    Reply reply = once(request);
    for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      Optional<Duration> wait = retryAfter(reply);
      if (wait.isEmpty()) {
        return reply;
      }
      exam.pause(wait.get());
      reply = once(request);
    }
    return reply;
  }

  /** Sends it once, whatever comes of it. */
  public Reply once(ByteString request) {
    return Reply.of(exam, exam.perform(new Stimulus.Exchange(seat, request, Examination.PATIENCE)));
  }

  /** Creates objects in one message, in this order; ends the case unless all were created. */
  public Reply establish(Hi1Object... objects) {
    ActionRequest[] actions = new ActionRequest[objects.length];
    for (int i = 0; i < objects.length; i++) {
      actions[i] = Act.create(objects[i]);
    }
    Reply reply = send(actions);
    for (int i = 0; i < objects.length; i++) {
      exam.require(
          reply.hasResult(i), "object " + i + " of a good order is created", reply.describe(i));
    }
    return reply;
  }

  /** The object as the endpoint has it now; ends the case if it does not say. */
  public Hi1Object get(String identifier) {
    return send(Act.get(identifier)).object(0);
  }

  private static Optional<Duration> retryAfter(Reply reply) {
    if (reply.observation() instanceof Observation.Ended ended
        && (ended.status().equals("RESOURCE_EXHAUSTED") || ended.status().equals("UNAVAILABLE"))) {
      String pushback = ended.trailers().getOrDefault(PUSHBACK, "");
      return Optional.of(pushback.isEmpty() ? USUAL_PUSHBACK : bounded(pushback));
    }
    boolean transientFault =
        reply.topLevelError().filter(error -> error.getErrorCode() == TRANSIENT).isPresent();
    return transientFault ? Optional.of(USUAL_PUSHBACK) : Optional.empty();
  }

  private static Duration bounded(String millis) {
    try {
      Duration wait = Duration.ofMillis(Long.parseLong(millis));
      boolean sensible = !wait.isNegative() && wait.compareTo(LONGEST_PUSHBACK) <= 0;
      return sensible ? wait : LONGEST_PUSHBACK;
    } catch (NumberFormatException e) {
      return USUAL_PUSHBACK;
    }
  }
}
