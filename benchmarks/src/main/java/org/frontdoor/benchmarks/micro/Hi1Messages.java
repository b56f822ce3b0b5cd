package org.frontdoor.benchmarks.micro;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.frontdoor.authority.warrant.Targets;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.AssociatedObjects;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.CreateAction;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.DocumentObject;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.RequestPayload;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.Version;

/** An HI-1 message as an authority makes it. */
final class Hi1Messages {

  private static final String DOCUMENT = new UUID(1, 1).toString();
  private static final String AUTHORISATION = new UUID(2, 2).toString();
  private static final String TASK = new UUID(3, 3).toString();

  private Hi1Messages() {}

  /** Submits a warrant: its document, an authorisation and one task. */
  static Hi1Message submission(Fixtures fixtures) {
    Instant now = fixtures.now();
    Timespan span =
        Timespan.newBuilder()
            .setStart(timestamp(now))
            .setEnd(timestamp(now.plus(Duration.ofDays(7))))
            .build();
    return Hi1Message.newBuilder()
        .setHeader(
            Header.newBuilder()
                .setSender(fixtures.authorityId())
                .setReceiver(fixtures.providerId())
                .setTransactionIdentifier(new UUID(4, 4).toString())
                .setTimestamp(timestamp(now))
                .setVersion(
                    Version.newBuilder()
                        .setEtsiVersion("V1.23.1")
                        .setNationalProfileOwner("XX")
                        .setNationalProfileVersion("v1.0")))
        .setRequest(
            RequestPayload.newBuilder()
                .addActionRequests(create(0, document(fixtures)))
                .addActionRequests(create(1, authorisation(fixtures, span)))
                .addActionRequests(create(2, task(fixtures, span))))
        .build();
  }

  private static Hi1Object.Builder document(Fixtures fixtures) {
    return object(fixtures, DOCUMENT)
        .setDocument(
            DocumentObject.newBuilder()
                .setReference("MICRO-1")
                .setType(DocumentType.DOCUMENT_TYPE_WARRANT)
                .setBody(ByteString.copyFrom(fixtures.warrant())));
  }

  private static Hi1Object.Builder authorisation(Fixtures fixtures, Timespan span) {
    return object(fixtures, AUTHORISATION)
        .setAssociatedObjects(associated(DOCUMENT))
        .setAuthorisation(
            AuthorisationObject.newBuilder()
                .setReference("MICRO-1")
                .setDesiredStatus(AuthorisationStatus.AUTHORISATION_STATUS_APPROVED)
                .setTimespan(span)
                .setCspId(fixtures.providerId()));
  }

  private static Hi1Object.Builder task(Fixtures fixtures, Timespan span) {
    return object(fixtures, TASK)
        .setAssociatedObjects(associated(AUTHORISATION))
        .setLiTask(
            LiTaskObject.newBuilder()
                .setReference(Fixtures.LIID)
                .setDesiredStatus(TaskStatus.TASK_STATUS_ACTIVE)
                .setTimespan(span)
                .setTargetIdentifier(Targets.parse("u10000001", fixtures.providerId()))
                .setDeliveryType(DeliveryType.DELIVERY_TYPE_IRI_ONLY)
                .setCspId(fixtures.providerId()));
  }

  private static Hi1Object.Builder object(Fixtures fixtures, String identifier) {
    return Hi1Object.newBuilder()
        .setObjectIdentifier(identifier)
        .setCountryCode(fixtures.authorityId().getCountryCode())
        .setOwnerIdentifier(fixtures.authorityId().getUniqueIdentifier());
  }

  private static AssociatedObjects associated(String identifier) {
    return AssociatedObjects.newBuilder().addAllObjectIdentifiers(List.of(identifier)).build();
  }

  private static ActionRequest create(int number, Hi1Object.Builder object) {
    return ActionRequest.newBuilder()
        .setActionIdentifier(number)
        .setCreate(CreateAction.newBuilder().setObject(object))
        .build();
  }

  private static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
