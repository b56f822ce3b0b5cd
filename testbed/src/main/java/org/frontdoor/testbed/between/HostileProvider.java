package org.frontdoor.testbed.between;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.ActionResponses;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.ExchangeResponse;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.ListRecord;
import org.frontdoor.hi1.v1.ResponsePayload;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.DeliveryUnits;
import org.frontdoor.hi2.v1.OperatorMessage;
import org.frontdoor.hi2.v1.OperatorMessagePriority;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.SigningIdentity;

/**
 * A provider that does everything that the protocol allows and nobody likes: it refuses good
 * requests for a moment, answers late, lists in any order, spreads units over messages at odd
 * places and talks in between. Whoever is refused by it is too strict.
 */
public final class HostileProvider implements Interference {

  private static final Metadata.Key<String> PUSHBACK =
      Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

  private static final int TRANSIENT_FAULT = 3003;
  private static final int ONE_IN_REFUSED = 10;
  private static final int ONE_IN_FAULTY = 12;
  private static final int ONE_IN_TALKATIVE = 8;

  private final SigningIdentity signing;
  private final Duration longestDelay;
  private final Random random;
  private final Set<ByteString> refused = new HashSet<>();

  /**
   * @param signing the key of the provider's HI-1 answers
   * @param longestDelay before an answer or a message; zero for none at all
   * @param seed of its moods
   */
  public HostileProvider(SigningIdentity signing, Duration longestDelay, long seed) {
    this.signing = signing;
    this.longestDelay = longestDelay;
    this.random = new Random(seed);
  }

  @Override
  public ByteString exchange(ByteString request, Beyond beyond) {
    delay();
    if (firstTime(request)) {
      if (oneIn(ONE_IN_REFUSED)) {
        Metadata trailers = new Metadata();
        trailers.put(PUSHBACK, "5");
        throw Status.RESOURCE_EXHAUSTED.asRuntimeException(trailers);
      }
      if (oneIn(ONE_IN_FAULTY)) {
        return faulty(request, beyond);
      }
    }
    return shuffled(beyond.exchange(request));
  }

  @Override
  public StreamFault stream(Beyond beyond) {
    return new OddStream();
  }

  /** Units come one by one or a few together, with delays and small talk in between. */
  private final class OddStream implements StreamFault {

    @Override
    public void fromProvider(DeliverResponse message, Wire wire) {
      delay();
      if (!message.hasUnits()) {
        wire.toAuthority(message);
        return;
      }
      List<DeliveryUnit> left = message.getUnits().getUnitsList();
      while (!left.isEmpty()) {
        int size = 1 + below(Math.min(3, left.size()));
        wire.toAuthority(
            DeliverResponse.newBuilder()
                .setUnits(DeliveryUnits.newBuilder().addAllUnits(left.subList(0, size)))
                .build());
        left = left.subList(size, left.size());
        if (oneIn(ONE_IN_TALKATIVE)) {
          wire.toAuthority(smallTalk());
        }
      }
    }
  }

  private static DeliverResponse smallTalk() {
    return DeliverResponse.newBuilder()
        .setOperatorMessage(
            OperatorMessage.newBuilder()
                .setPriority(OperatorMessagePriority.OPERATOR_MESSAGE_PRIORITY_INFORMATIONAL)
                .setText("Nothing has happened."))
        .build();
  }

  /**
   * A transient fault, as the provider itself would say it: the header is that of a real answer.
   */
  private ByteString faulty(ByteString request, Beyond beyond) {
    try {
      Hi1Message asked =
          Hi1Message.parseFrom(ExchangeRequest.parseFrom(request).getSignedMessage().getMessage());
      if (!asked.hasRequest() || asked.getRequest().getActionRequestsCount() == 0) {
        return beyond.exchange(request);
      }
      return signed(
          asked.toBuilder()
              .setResponse(
                  ResponsePayload.newBuilder()
                      .setTopLevelError(
                          ErrorInformation.newBuilder()
                              .setErrorCode(TRANSIENT_FAULT)
                              .setErrorDescription("The provider could not do this now.")))
              .build());
    } catch (InvalidProtocolBufferException e) {
      return beyond.exchange(request);
    }
  }

  private ByteString shuffled(ByteString answered) {
    try {
      Hi1Message answer =
          Hi1Message.parseFrom(
              ExchangeResponse.parseFrom(answered).getSignedMessage().getMessage());
      if (!answer.getResponse().hasActionResponses()) {
        return answered;
      }
      ActionResponses.Builder actions = ActionResponses.newBuilder();
      for (ActionResponse action :
          answer.getResponse().getActionResponses().getActionResponsesList()) {
        actions.addActionResponses(action.hasList() ? shuffled(action) : action);
      }
      Hi1Message changed =
          answer.toBuilder()
              .setResponse(ResponsePayload.newBuilder().setActionResponses(actions))
              .build();
      return changed.equals(answer) ? answered : signed(changed);
    } catch (InvalidProtocolBufferException e) {
      return answered;
    }
  }

  private ActionResponse shuffled(ActionResponse action) {
    List<ListRecord> records = new ArrayList<>(action.getList().getRecordsList());
    synchronized (random) {
      Collections.shuffle(records, random);
    }
    return action.toBuilder()
        .setList(action.getList().toBuilder().clearRecords().addAllRecords(records))
        .build();
  }

  private ByteString signed(Hi1Message answer) {
    return ExchangeResponse.newBuilder()
        .setSignedMessage(signing.sign(answer.toByteString(), Purposes.HI1_MESSAGE))
        .build()
        .toByteString();
  }

  private boolean firstTime(ByteString request) {
    synchronized (refused) {
      return refused.add(request);
    }
  }

  private boolean oneIn(int many) {
    return below(many) == 0;
  }

  private int below(int bound) {
    synchronized (random) {
      return random.nextInt(bound);
    }
  }

  private void delay() {
    if (!longestDelay.isZero()) {
      LockSupport.parkNanos(longestDelay.toNanos() / 100 * below(100));
    }
  }
}
