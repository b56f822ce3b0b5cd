package org.frontdoor.benchmarks.hi1;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.AssociatedObjects;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.CreateAction;
import org.frontdoor.hi1.v1.DocumentObject;
import org.frontdoor.hi1.v1.GetCspConfigAction;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.NotificationObject;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.hi1.v1.RequestPayload;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.UpdateAction;
import org.frontdoor.hi1.v1.Version;
import org.frontdoor.hi1.v1.WarrantDocument;

/**
 * HI-1 messages as an authority writes them, but not yet sent: so that the time it takes to write
 * them is not measured.
 */
public final class Hi1Messages {

  private static final Version VERSION =
      Version.newBuilder()
          .setEtsiVersion("V1.23.1")
          .setNationalProfileOwner("XX")
          .setNationalProfileVersion("v1.0")
          .build();

  private final EndpointId authority;
  private final EndpointId provider;
  private final InstantSource clock;
  private final Supplier<String> identifiers;

  /**
   * Writes what one authority says to one provider.
   *
   * @param identifiers source of new identifiers
   */
  public Hi1Messages(
      EndpointId authority,
      EndpointId provider,
      InstantSource clock,
      Supplier<String> identifiers) {
    this.authority = authority;
    this.provider = provider;
    this.clock = clock;
    this.identifiers = identifiers;
  }

  /**
   * Submits a warrant against one target: its document, an authorisation and a task.
   *
   * @param task identifier of the task
   * @param liid the task's LIID
   * @param warrant what the signed document says
   */
  public Hi1Message submission(String task, String liid, WarrantDocument warrant, byte[] signed) {
    String document = identifiers.get();
    String authorisation = identifiers.get();
    return message(
        List.of(
            create(
                object(document)
                    .setDocument(
                        DocumentObject.newBuilder()
                            .setReference(warrant.getReference())
                            .setType(warrant.getType())
                            .setBody(ByteString.copyFrom(signed)))),
            create(
                object(authorisation)
                    .setAssociatedObjects(associated(document))
                    .setAuthorisation(
                        AuthorisationObject.newBuilder()
                            .setReference(warrant.getReference())
                            .setDesiredStatus(AuthorisationStatus.AUTHORISATION_STATUS_APPROVED)
                            .setTimespan(warrant.getTimespan())
                            .setCspId(provider))),
            create(
                object(task)
                    .setAssociatedObjects(associated(authorisation))
                    .setLiTask(
                        LiTaskObject.newBuilder()
                            .setReference(liid)
                            .setDesiredStatus(TaskStatus.TASK_STATUS_ACTIVE)
                            .setTimespan(warrant.getTimespan())
                            .setTargetIdentifier(warrant.getTargets(0))
                            .setDeliveryType(warrant.getDeliveryType())
                            .setCspId(provider)))));
  }

  /** Asks what the provider supports. */
  public Hi1Message config() {
    return message(
        List.of(
            ActionRequest.newBuilder().setGetCspConfig(GetCspConfigAction.getDefaultInstance())));
  }

  /** Opens a watch for notifications. */
  Hi1Message watch() {
    return message(
        List.of(
            ActionRequest.newBuilder()
                .setList(
                    ListAction.newBuilder().setObjectType(ObjectType.OBJECT_TYPE_NOTIFICATION))));
  }

  /** Marks notifications as read. */
  Hi1Message read(List<String> notifications) {
    return message(notifications.stream().map(Hi1Messages::readOne).toList());
  }

  private static ActionRequest.Builder readOne(String notification) {
    return ActionRequest.newBuilder()
        .setUpdate(
            UpdateAction.newBuilder()
                .setObject(
                    Hi1Object.newBuilder()
                        .setObjectIdentifier(notification)
                        .setNotification(
                            NotificationObject.newBuilder().setNewNotification(false))));
  }

  private Hi1Message message(List<ActionRequest.Builder> actions) {
    RequestPayload.Builder payload = RequestPayload.newBuilder();
    for (int number = 0; number < actions.size(); number++) {
      payload.addActionRequests(actions.get(number).setActionIdentifier(number));
    }
    return Hi1Message.newBuilder()
        .setHeader(
            Header.newBuilder()
                .setSender(authority)
                .setReceiver(provider)
                .setTransactionIdentifier(identifiers.get())
                .setTimestamp(timestamp(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .setVersion(VERSION))
        .setRequest(payload)
        .build();
  }

  private Hi1Object.Builder object(String identifier) {
    return Hi1Object.newBuilder()
        .setObjectIdentifier(identifier)
        .setCountryCode(authority.getCountryCode())
        .setOwnerIdentifier(authority.getUniqueIdentifier());
  }

  private static AssociatedObjects associated(String identifier) {
    return AssociatedObjects.newBuilder().addObjectIdentifiers(identifier).build();
  }

  private static ActionRequest.Builder create(Hi1Object.Builder object) {
    return ActionRequest.newBuilder().setCreate(CreateAction.newBuilder().setObject(object));
  }

  private static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
