package org.frontdoor.provider.register;

import static org.frontdoor.provider.register.RegisterSamples.AUTHORITY;
import static org.frontdoor.provider.register.RegisterSamples.NOW;
import static org.frontdoor.provider.register.RegisterSamples.PROVIDER;
import static org.frontdoor.provider.register.RegisterSamples.id;
import static org.frontdoor.provider.register.RegisterSamples.timespan;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.DocumentObject;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.WarrantDocument;

/** An authorisation of an hour with its warrant and one task, all as they should be. */
final class StandingOrder {

  static final UUID AUTHORISATION = id(1);
  static final UUID DOCUMENT = id(2);
  static final UUID TASK = id(3);
  static final Instant END = NOW.plus(Duration.ofHours(1));

  private StandingOrder() {}

  static StoredObject authorisation() {
    AuthorisationObject kind =
        AuthorisationObject.newBuilder()
            .setReference("R1")
            .setCspId(PROVIDER)
            .setTimespan(timespan(NOW, END))
            .build();
    return StoredObject.of(
        RegisterSamples.object(AUTHORISATION, AUTHORITY).setAuthorisation(kind).build());
  }

  static StoredObject document() {
    DocumentObject kind =
        DocumentObject.newBuilder()
            .setReference("R1")
            .setType(DocumentType.DOCUMENT_TYPE_WARRANT)
            .setBody(ByteString.copyFromUtf8("cms"))
            .build();
    return StoredObject.of(
        RegisterSamples.object(DOCUMENT, AUTHORITY, AUTHORISATION).setDocument(kind).build());
  }

  static StoredObject task(EndpointId owner, UUID... authorisations) {
    Hi1Object.Builder body =
        RegisterSamples.task(TASK, owner, "alice", authorisations).body().toBuilder();
    body.getLiTaskBuilder()
        .setCspId(PROVIDER)
        .setDesiredStatus(TaskStatus.TASK_STATUS_ACTIVE)
        .setTimespan(timespan(NOW, END));
    return StoredObject.of(body.build());
  }

  static WarrantDocument.Builder warrant() {
    return WarrantDocument.newBuilder()
        .setType(DocumentType.DOCUMENT_TYPE_WARRANT)
        .setReference("R1")
        .setAuthority(AUTHORITY)
        .setCspId(PROVIDER)
        .setTimespan(timespan(NOW, END))
        .setDataCategory(DataCategory.DATA_CATEGORY_TRAFFIC)
        .setDeliveryType(DeliveryType.DELIVERY_TYPE_IRI_ONLY)
        .addTargets(RegisterSamples.target("alice"));
  }
}
