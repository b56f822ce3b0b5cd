package org.frontdoor.conformance.script;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.frontdoor.common.v1.FormatType;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.TargetIdentifierValue;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.hi1.v1.Approver;
import org.frontdoor.hi1.v1.AssociatedObjects;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.DocumentObject;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.warrant.LocalTimestampAuthority;
import org.frontdoor.protocol.warrant.WarrantRefusedException;
import org.frontdoor.protocol.warrant.WarrantSigner;

/**
 * A good order against one account: what the judge signs, and the document, authorisation and task
 * that stand on it. Every part can be changed before it is sent, to make it wrong in one way.
 */
public final class Order {

  private static final Duration USUAL_LENGTH = Duration.ofHours(2);
  private static final Duration POLL = Duration.ofMillis(10);
  private static final int SERIAL_BYTES = 15;

  private final Examination exam;
  private final Authority authority;
  private final String account;
  private final Instant start;
  private final Instant end;
  private final String reference;
  private final String liid;
  private final String documentId;
  private final String authorisationId;
  private final String taskId;
  private String judge = Seat.JUDGE;
  private String stamps = Seat.TSA;

  Order(Examination exam, Authority authority) {
    this(exam, authority, exam.tester().account(), exam.now(), USUAL_LENGTH);
  }

  private Order(
      Examination exam, Authority authority, String account, Instant start, Duration length) {
    this.exam = exam;
    this.authority = authority;
    this.account = account;
    this.start = start;
    this.end = start.plus(length);
    this.reference = exam.ids().reference();
    this.liid = exam.ids().liid();
    this.documentId = exam.ids().uuid();
    this.authorisationId = exam.ids().uuid();
    this.taskId = exam.ids().uuid();
  }

  /** A new order like this one, against the same account, by the same or another authority. */
  public Order again(Authority other) {
    return new Order(exam, other, account, start, Duration.between(start, end));
  }

  /** A new order like this one for another time. */
  public Order during(Instant from, Duration length) {
    return new Order(exam, authority, account, from, length);
  }

  /** Has the warrant signed by another seat than the judge. */
  public Order signedBy(String seat) {
    judge = seat;
    return this;
  }

  /** Has the signature stamped by another seat than the time-stamping authority. */
  public Order stampedBy(String seat) {
    stamps = seat;
    return this;
  }

  /** The account that is to be intercepted. */
  public String account() {
    return account;
  }

  /** Reference of the warrant and of the authorisation. */
  public String reference() {
    return reference;
  }

  /** The task's LIID. */
  public String liid() {
    return liid;
  }

  /** Identifier of the document. */
  public String documentId() {
    return documentId;
  }

  /** Identifier of the authorisation. */
  public String authorisationId() {
    return authorisationId;
  }

  /** Identifier of the task. */
  public String taskId() {
    return taskId;
  }

  /** First instant of the order. */
  public Instant start() {
    return start;
  }

  /** First instant after it. */
  public Instant end() {
    return end;
  }

  /** The account as HI-1 names it. */
  public TargetIdentifier target() {
    return TargetIdentifier.newBuilder()
        .addValues(
            TargetIdentifierValue.newBuilder()
                .setFormatType(
                    FormatType.newBuilder()
                        .setFormatOwner(exam.endpoint().getUniqueIdentifier())
                        .setFormatName("MessengerAccount"))
                .setValue(account))
        .build();
  }

  /** What the judge signs. */
  public WarrantDocument.Builder warrant() {
    Identity approver = exam.setting().seats().signing(judge).identity();
    return WarrantDocument.newBuilder()
        .setType(DocumentType.DOCUMENT_TYPE_WARRANT)
        .setReference(reference)
        .setApprover(
            Approver.newBuilder()
                .setCountryCode(approver.country())
                .setRealm(approver.realm())
                .setRole(approver.role())
                .setUniqueIdentifier(approver.uniqueIdentifier()))
        .setAuthority(authority.id())
        .setCspId(exam.endpoint())
        .setIssuedAt(Times.timestamp(exam.now()))
        .setTimespan(Times.span(start, end))
        .setDataCategory(DataCategory.DATA_CATEGORY_TRAFFIC)
        .setDeliveryType(DeliveryType.DELIVERY_TYPE_IRI_ONLY)
        .addTargets(target())
        .addAllDeliveryKeys(
            exam.setting().deliveryKeys().stream().map(DeliveryKeyPair::publicKey).toList())
        .setLegalBasis("Conformance test");
  }

  /** A document about the warrant: an extension, a cancellation or a confirmation. */
  public WarrantDocument.Builder about(DocumentType type) {
    return warrant()
        .setType(type)
        .setReference(exam.ids().reference())
        .setRefersTo(reference)
        .clearTimespan()
        .clearDataCategory()
        .clearDeliveryType()
        .clearTargets()
        .clearDeliveryKeys();
  }

  /** The signature over a warrant document: CMS SignedData, CAdES-T. */
  public ByteString sign(WarrantDocument document) {
    SigningIdentity approver = exam.setting().seats().signing(judge);
    LocalTimestampAuthority stamping =
        new LocalTimestampAuthority(
            exam.setting().seats().signing(stamps),
            exam::now,
            () -> new BigInteger(1, exam.ids().bytes(SERIAL_BYTES).toByteArray()));
    try {
      return ByteString.copyFrom(new WarrantSigner(approver, stamping).sign(document, exam.now()));
    } catch (WarrantRefusedException e) {
      throw new IllegalStateException("The suite cannot sign its own warrant.", e);
    }
  }

  /** The document object with the warrant in it, signed. */
  public Hi1Object document() {
    return document(warrant -> {});
  }

  /** The document object with a changed warrant in it, signed. */
  public Hi1Object document(Consumer<WarrantDocument.Builder> change) {
    WarrantDocument.Builder warrant = warrant();
    change.accept(warrant);
    return document(documentId, warrant.build());
  }

  /** A document object that holds some signed document. */
  public Hi1Object document(String identifier, WarrantDocument signed) {
    return object(identifier)
        .setDocument(
            DocumentObject.newBuilder()
                .setReference(signed.getReference())
                .setType(signed.getType())
                .setBody(sign(signed)))
        .build();
  }

  /** The authorisation object. */
  public Hi1Object authorisation() {
    return authorisation(authorisation -> {});
  }

  /** The authorisation object, changed. */
  public Hi1Object authorisation(Consumer<AuthorisationObject.Builder> change) {
    AuthorisationObject.Builder authorisation =
        AuthorisationObject.newBuilder()
            .setReference(reference)
            .setTimespan(Times.span(start, end))
            .setCspId(exam.endpoint());
    change.accept(authorisation);
    return object(authorisationId)
        .setAssociatedObjects(linked(documentId))
        .setAuthorisation(authorisation)
        .build();
  }

  /** The task object. */
  public Hi1Object task() {
    return task(task -> {});
  }

  /** The task object, changed. */
  public Hi1Object task(Consumer<LiTaskObject.Builder> change) {
    LiTaskObject.Builder task =
        LiTaskObject.newBuilder()
            .setReference(liid)
            .setTimespan(Times.span(start, end))
            .setTargetIdentifier(target())
            .setDeliveryType(DeliveryType.DELIVERY_TYPE_IRI_ONLY)
            .setCspId(exam.endpoint());
    change.accept(task);
    return object(taskId).setAssociatedObjects(linked(authorisationId)).setLiTask(task).build();
  }

  /** An object of the authority, still without its kind. */
  public Hi1Object.Builder object(String identifier) {
    return Hi1Object.newBuilder()
        .setObjectIdentifier(identifier)
        .setCountryCode(authority.id().getCountryCode())
        .setOwnerIdentifier(authority.id().getUniqueIdentifier());
  }

  /** Sends document, authorisation and task as they should be; ends the case if one is refused. */
  public Order establish() {
    var unused = authority.establish(document(), authorisation(), task());
    return this;
  }

  /** The same, and waits until the task is active; ends the case if it does not come to that. */
  public Order activate() {
    establish();
    awaitTask(TaskStatus.TASK_STATUS_ACTIVE);
    return this;
  }

  /** Waits until the task has a status; ends the case if it does not come to that. */
  public Hi1Object awaitTask(TaskStatus wanted) {
    Hi1Object task = awaitObject(taskId, object -> object.getLiTask().getStatus() == wanted);
    exam.require(
        task.getLiTask().getStatus() == wanted,
        "the task becomes " + wanted,
        "it is " + task.getLiTask().getStatus());
    return task;
  }

  /** Reads an object until it is as wished for, or patience is over; returns it as it then is. */
  public Hi1Object awaitObject(String identifier, Predicate<Hi1Object> wished) {
    Instant deadline = exam.now().plus(Examination.PATIENCE);
    Hi1Object object = authority.get(identifier);
    while (!wished.test(object) && exam.now().isBefore(deadline)) {
      exam.pause(POLL);
      object = authority.get(identifier);
    }
    return object;
  }

  /** Asks for another status of the task. */
  public Reply wishTask(TaskStatus desired) {
    return authority.send(
        Act.update(change(taskId, LiTaskObject.newBuilder().setDesiredStatus(desired))));
  }

  /** An UPDATE of a task that says nothing but this. */
  public Hi1Object change(String identifier, LiTaskObject.Builder task) {
    return Hi1Object.newBuilder().setObjectIdentifier(identifier).setLiTask(task).build();
  }

  /** An UPDATE of an authorisation that says nothing but this. */
  public Hi1Object change(String identifier, AuthorisationObject.Builder authorisation) {
    return Hi1Object.newBuilder()
        .setObjectIdentifier(identifier)
        .setAuthorisation(authorisation)
        .build();
  }

  /** Identifiers of objects on which another stands. */
  public static AssociatedObjects.Builder linked(String... identifiers) {
    return AssociatedObjects.newBuilder().addAllObjectIdentifiers(List.of(identifiers));
  }
}
