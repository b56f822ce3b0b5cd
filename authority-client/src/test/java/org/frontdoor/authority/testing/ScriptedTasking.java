package org.frontdoor.authority.testing;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.ActionResponses;
import org.frontdoor.hi1.v1.CreateResult;
import org.frontdoor.hi1.v1.DeliverAction;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.ExchangeResponse;
import org.frontdoor.hi1.v1.GetResult;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.RequestPayload;
import org.frontdoor.hi1.v1.ResponsePayload;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.TaskingServiceGrpc.TaskingServiceImplBase;
import org.frontdoor.hi1.v1.UpdateResult;
import org.frontdoor.hi1.v1.WatchNotificationsRequest;
import org.frontdoor.hi1.v1.WatchNotificationsResponse;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.SigningIdentity;

/**
 * An HI-1 service that does what a few lines say: it keeps objects, makes tasks active, and can be
 * told to fail or to answer wrongly.
 */
public final class ScriptedTasking extends TaskingServiceImplBase {

  public final List<SignedMessage> received = new ArrayList<>();
  public final Map<String, Hi1Object> objects = new ConcurrentHashMap<>();
  public final Deque<Status> failures = new ArrayDeque<>();
  public final List<Hi1Object> notifications = new ArrayList<>();
  public UnaryOperator<Hi1Message.Builder> fault = UnaryOperator.identity();
  public ErrorInformation topLevelError = ErrorInformation.getDefaultInstance();
  public SigningIdentity signer;

  public ScriptedTasking(Parties parties) {
    this.signer = parties.pki.providerSigning(Parties.PROVIDER_ID);
  }

  public static ErrorInformation error(int code) {
    return ErrorInformation.newBuilder()
        .setErrorCode(code)
        .setErrorDescription("It was refused.")
        .setField("some.field")
        .setRule("some.rule")
        .setRemedy("Do it otherwise.")
        .build();
  }

  @Override
  public synchronized void exchange(
      ExchangeRequest request, StreamObserver<ExchangeResponse> responses) {
    received.add(request.getSignedMessage());
    Status failure = failures.poll();
    if (failure != null) {
      responses.onError(failure.asRuntimeException());
      return;
    }
    Hi1Message message = message(request.getSignedMessage());
    ResponsePayload.Builder payload = ResponsePayload.newBuilder();
    if (topLevelError.getErrorCode() > 0) {
      payload.setTopLevelError(topLevelError);
    } else {
      ActionResponses.Builder answers = ActionResponses.newBuilder();
      message
          .getRequest()
          .getActionRequestsList()
          .forEach(action -> answers.addActionResponses(answer(action)));
      payload.setActionResponses(answers);
    }
    Hi1Message.Builder answer =
        Hi1Message.newBuilder().setHeader(message.getHeader()).setResponse(payload);
    responses.onNext(
        ExchangeResponse.newBuilder().setSignedMessage(sign(fault.apply(answer))).build());
    responses.onCompleted();
  }

  @Override
  public synchronized void watchNotifications(
      WatchNotificationsRequest request, StreamObserver<WatchNotificationsResponse> responses) {
    Hi1Message asked = message(request.getSignedMessage());
    for (Hi1Object notification : notifications) {
      Hi1Message.Builder message =
          Hi1Message.newBuilder()
              .setHeader(
                  asked.getHeader().toBuilder()
                      .setSender(Parties.provider())
                      .setReceiver(Parties.authority()))
              .setRequest(
                  RequestPayload.newBuilder()
                      .addActionRequests(
                          ActionRequest.newBuilder()
                              .setActionIdentifier(0)
                              .setDeliver(DeliverAction.newBuilder().setObject(notification))));
      responses.onNext(
          WatchNotificationsResponse.newBuilder().setSignedMessage(sign(message)).build());
    }
  }

  private ActionResponse answer(ActionRequest action) {
    ActionResponse.Builder response =
        ActionResponse.newBuilder().setActionIdentifier(action.getActionIdentifier());
    return switch (action.getVerbCase()) {
      case CREATE -> {
        Hi1Object object = kept(action.getCreate().getObject());
        yield response
            .setCreate(
                CreateResult.newBuilder()
                    .setIdentifier(object.getObjectIdentifier())
                    .setObject(object))
            .build();
      }
      case UPDATE -> {
        String identifier = action.getUpdate().getObject().getObjectIdentifier();
        Hi1Object known = objects.get(identifier);
        if (known == null) {
          yield response.setError(error(3011)).build();
        }
        Hi1Object merged =
            kept(known.toBuilder().mergeFrom(action.getUpdate().getObject()).build());
        yield response
            .setUpdate(UpdateResult.newBuilder().setIdentifier(identifier).setObject(merged))
            .build();
      }
      case GET -> {
        Hi1Object known = objects.get(action.getGet().getIdentifier());
        yield known == null
            ? response.setError(error(3014)).build()
            : response.setGet(GetResult.newBuilder().setObject(known)).build();
      }
      default -> response.setError(error(3001)).build();
    };
  }

  private Hi1Object kept(Hi1Object object) {
    Hi1Object.Builder kept = object.toBuilder().setGeneration(object.getGeneration() + 1);
    if (kept.hasLiTask()) {
      TaskStatus wished = kept.getLiTask().getDesiredStatus();
      kept.getLiTaskBuilder().setStatus(wished);
    }
    objects.put(kept.getObjectIdentifier(), kept.build());
    return kept.build();
  }

  private SignedMessage sign(Hi1Message.Builder message) {
    return signer.sign(message.build().toByteString(), Purposes.HI1_MESSAGE);
  }

  public static Hi1Message message(SignedMessage signed) {
    try {
      return Hi1Message.parseFrom(signed.getMessage());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
