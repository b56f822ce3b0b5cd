package org.frontdoor.lab.front;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.zone.ZoneRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.ActionResponses;
import org.frontdoor.hi1.v1.CreateResult;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.ResponsePayload;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.hi2.v1.DeliveryUnits;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.UntrustedException;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.protocol.warrant.WarrantRefusedException;
import org.frontdoor.protocol.warrant.WarrantVerifier;
import org.frontdoor.uppertester.v1.InjectedMessage;
import org.jspecify.annotations.Nullable;

/**
 * How a naive provider treats an order. Signatures and certificates are checked as they should be.
 * The flaws are in the reading: a reviewer's program shows the first of several values of a field
 * while the tap is set by a library that takes the last, a task without a target matches everybody,
 * and hours without a zone are its own, whatever the warrant says.
 */
final class NaiveDesk {

  private final SigningIdentity own;
  private final MessageVerifier signatures;
  private final WarrantVerifier warrants;
  private final InstantSource clock;
  private final SecureRandom random;
  private final ZoneRules zone;
  private final Map<String, NaiveTap> taps = new LinkedHashMap<>();
  private long turnedAway;

  NaiveDesk(
      SigningIdentity own,
      CertificateVerifier trust,
      InstantSource clock,
      SecureRandom random,
      ZoneRules zone) {
    this.own = own;
    this.signatures = new MessageVerifier(trust);
    this.warrants = new WarrantVerifier(trust);
    this.clock = clock;
    this.random = random;
    this.zone = zone;
  }

  /** Nobody is told why. */
  static final class TurnedAwayException extends Exception {

    private static final long serialVersionUID = 1L;

    private TurnedAwayException(@Nullable Exception cause) {
      super(cause);
    }
  }

  /** Verifies, has it reviewed, and sets the taps. */
  synchronized SignedMessage exchange(SignedMessage request) throws TurnedAwayException {
    try {
      return execute(request);
    } catch (TurnedAwayException e) {
      turnedAway++;
      throw e;
    }
  }

  private SignedMessage execute(SignedMessage request) throws TurnedAwayException {
    try {
      ByteString bytes =
          signatures
              .verify(request, Purposes.HI1_MESSAGE, KeyRole.KEY_ROLE_AUTHORITY, clock.instant())
              .bytes();
      Hi1Message seen = Hi1Message.parseFrom(FirstWins.read(Hi1Message.getDescriptor(), bytes));
      WarrantDocument warrant = review(seen);
      Hi1Message executed = Hi1Message.parseFrom(bytes);
      for (LiTaskObject task : tasks(executed)) {
        taps.put(
            task.getReference(),
            NaiveTap.open(task, hours(task), warrant.getDeliveryKeys(0), random));
      }
      return own.sign(answer(executed).toByteString(), Purposes.HI1_MESSAGE);
    } catch (UntrustedException
        | WarrantRefusedException
        | SealException
        | IOException
        | DateTimeException e) {
      throw new TurnedAwayException(e);
    }
  }

  /** Users of this provider send messages. */
  synchronized void happen(List<InjectedMessage> messages) {
    Instant now = clock.instant();
    messages.forEach(message -> taps.values().forEach(tap -> tap.happens(message, now)));
  }

  /** The sealed units of a task; none if there is no such task. */
  synchronized DeliveryUnits product(String liid) {
    @Nullable NaiveTap tap = taps.get(liid);
    return tap == null ? DeliveryUnits.getDefaultInstance() : tap.units();
  }

  /** What the taps were set to. */
  synchronized List<LiTaskObject> tapped() {
    return taps.values().stream().map(NaiveTap::task).toList();
  }

  /** How many requests were turned away. */
  synchronized long turnedAway() {
    return turnedAway;
  }

  /** Passes what names nobody whom the warrant does not name. */
  private WarrantDocument review(Hi1Message seen)
      throws WarrantRefusedException, TurnedAwayException {
    @Nullable WarrantDocument warrant = null;
    for (Hi1Object object : objects(seen)) {
      if (object.hasDocument()) {
        warrant =
            warrants
                .verify(object.getDocument().getBody().toByteArray(), clock.instant())
                .warrant();
      }
    }
    if (warrant == null || warrant.getDeliveryKeysCount() == 0) {
      throw new TurnedAwayException(null);
    }
    for (LiTaskObject task : tasks(seen)) {
      TargetIdentifier target = task.getTargetIdentifier();
      if (target.getValuesCount() > 0 && !warrant.getTargetsList().contains(target)) {
        throw new TurnedAwayException(null);
      }
    }
    return warrant;
  }

  private NaiveTap.Hours hours(LiTaskObject task) {
    return new NaiveTap.Hours(
        LooseTimes.read(task.getTimespan().getStart(), zone),
        LooseTimes.read(task.getTimespan().getEnd(), zone));
  }

  private static Message answer(Hi1Message request) {
    ActionResponses.Builder done = ActionResponses.newBuilder();
    for (ActionRequest action : request.getRequest().getActionRequestsList()) {
      done.addActionResponses(
          ActionResponse.newBuilder()
              .setActionIdentifier(action.getActionIdentifier())
              .setCreate(
                  CreateResult.newBuilder()
                      .setIdentifier(action.getCreate().getObject().getObjectIdentifier())));
    }
    return Hi1Message.newBuilder()
        .setHeader(
            request.getHeader().toBuilder()
                .setSender(request.getHeader().getReceiver())
                .setReceiver(request.getHeader().getSender()))
        .setResponse(ResponsePayload.newBuilder().setActionResponses(done))
        .build();
  }

  private static List<LiTaskObject> tasks(Hi1Message message) {
    return objects(message).stream()
        .filter(Hi1Object::hasLiTask)
        .map(Hi1Object::getLiTask)
        .toList();
  }

  private static List<Hi1Object> objects(Hi1Message message) {
    return message.getRequest().getActionRequestsList().stream()
        .filter(ActionRequest::hasCreate)
        .map(action -> action.getCreate().getObject())
        .toList();
  }
}
