package org.frontdoor.authority.client;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.authority.cases.CaseFile;
import org.frontdoor.authority.cases.CaseFile.CaseTask;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.AssociatedObjects;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.CreateAction;
import org.frontdoor.hi1.v1.DocumentObject;
import org.frontdoor.hi1.v1.GetAction;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.NotificationObject;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.UpdateAction;
import org.frontdoor.hi1.v1.WarrantDocument;

/** Writes the actions of HI-1. Pure. */
final class Actions {

  private Actions() {}

  /**
   * A whole order, in the sequence in which its links resolve: the document, the authorisation that
   * it backs, and one task a target under that.
   */
  static List<ActionRequest> order(
      EndpointId owner, WarrantDocument warrant, byte[] signed, CaseFile file, boolean test) {
    List<ActionRequest> actions = new ArrayList<>();
    actions.add(create(object(owner, file.document()).setDocument(document(warrant, signed))));
    AuthorisationObject.Builder authorisation =
        AuthorisationObject.newBuilder()
            .setReference(warrant.getReference())
            .setDesiredStatus(AuthorisationStatus.AUTHORISATION_STATUS_APPROVED)
            .setTimespan(warrant.getTimespan())
            .setCspId(warrant.getCspId());
    if (warrant.getIsEmergency()) {
      authorisation.setIsEmergency(true);
    }
    if (test) {
      authorisation.setIsTest(true);
    }
    actions.add(
        create(
            object(owner, file.authorisation())
                .setAssociatedObjects(associated(List.of(file.document())))
                .setAuthorisation(authorisation)));
    for (int i = 0; i < file.tasks().size(); i++) {
      CaseTask task = file.tasks().get(i);
      actions.add(
          create(
              object(owner, task.identifier())
                  .setAssociatedObjects(associated(List.of(file.authorisation())))
                  .setLiTask(
                      LiTaskObject.newBuilder()
                          .setReference(task.liid())
                          .setDesiredStatus(TaskStatus.TASK_STATUS_ACTIVE)
                          .setTimespan(warrant.getTimespan())
                          .setTargetIdentifier(warrant.getTargets(i))
                          .setDeliveryType(warrant.getDeliveryType())
                          .setCspId(warrant.getCspId()))));
    }
    return actions;
  }

  /** A further document for an authorisation: an extension, a cancellation or a confirmation. */
  static List<ActionRequest> addition(
      EndpointId owner,
      WarrantDocument warrant,
      byte[] signed,
      String document,
      Hi1Object authorisation) {
    List<String> documents =
        new ArrayList<>(authorisation.getAssociatedObjects().getObjectIdentifiersList());
    documents.add(document);
    AuthorisationObject.Builder change = AuthorisationObject.newBuilder();
    if (warrant.hasTimespan()) {
      change.setTimespan(warrant.getTimespan());
    }
    return List.of(
        create(object(owner, document).setDocument(document(warrant, signed))),
        update(
            Hi1Object.newBuilder()
                .setObjectIdentifier(authorisation.getObjectIdentifier())
                .setGeneration(authorisation.getGeneration())
                .setAssociatedObjects(associated(documents))
                .setAuthorisation(change)));
  }

  static ActionRequest wish(String task, TaskStatus status) {
    return update(
        Hi1Object.newBuilder()
            .setObjectIdentifier(task)
            .setLiTask(LiTaskObject.newBuilder().setDesiredStatus(status)));
  }

  static ActionRequest markRead(String notification) {
    return update(
        Hi1Object.newBuilder()
            .setObjectIdentifier(notification)
            .setNotification(NotificationObject.newBuilder().setNewNotification(false)));
  }

  static ActionRequest get(String identifier) {
    return ActionRequest.newBuilder()
        .setGet(GetAction.newBuilder().setIdentifier(identifier))
        .build();
  }

  private static DocumentObject document(WarrantDocument warrant, byte[] signed) {
    return DocumentObject.newBuilder()
        .setReference(warrant.getReference())
        .setType(warrant.getType())
        .setBody(ByteString.copyFrom(signed))
        .build();
  }

  private static Hi1Object.Builder object(EndpointId owner, String identifier) {
    return Hi1Object.newBuilder()
        .setObjectIdentifier(identifier)
        .setCountryCode(owner.getCountryCode())
        .setOwnerIdentifier(owner.getUniqueIdentifier());
  }

  private static AssociatedObjects associated(List<String> identifiers) {
    return AssociatedObjects.newBuilder().addAllObjectIdentifiers(identifiers).build();
  }

  private static ActionRequest create(Hi1Object.Builder object) {
    return ActionRequest.newBuilder()
        .setCreate(CreateAction.newBuilder().setObject(object))
        .build();
  }

  private static ActionRequest update(Hi1Object.Builder object) {
    return ActionRequest.newBuilder()
        .setUpdate(UpdateAction.newBuilder().setObject(object))
        .build();
  }
}
