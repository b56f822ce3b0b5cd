package org.frontdoor.provider.intake;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.frontdoor.common.v1.FormatType;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.TargetIdentifierValue;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.hi1.v1.Approver;
import org.frontdoor.hi1.v1.AssociatedObjects;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.DocumentObject;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi1.v1.TargetFormatTypeDefinition;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.testing.TestClock;

/**
 * Objects and warrants as an authority drafts them: good ones, which each test spoils in its own
 * way.
 */
final class Drafts {

  static final String TARGET = "canary-anna";

  private Drafts() {}

  static List<TargetFormatTypeDefinition> formats() {
    return List.of(
        format(Lab.provider().getUniqueIdentifier(), "MessengerAccount", "[A-Za-z0-9._-]{1,64}"),
        format("ETSI", "InternationalE164", "[1-9][0-9]{4,14}"));
  }

  private static TargetFormatTypeDefinition format(String owner, String name, String regex) {
    return TargetFormatTypeDefinition.newBuilder()
        .setFormatType(FormatType.newBuilder().setFormatOwner(owner).setFormatName(name))
        .setDescription(name)
        .setFormatRegex(regex)
        .build();
  }

  static Timespan span(Instant start, Instant end) {
    return Timespan.newBuilder()
        .setStart(Times.timestamp(start))
        .setEnd(Times.timestamp(end))
        .build();
  }

  /** From now for ten days. */
  static Timespan usualSpan() {
    return span(TestClock.START, TestClock.START.plus(Duration.ofDays(10)));
  }

  static AssociatedObjects links(UUID... ids) {
    AssociatedObjects.Builder links = AssociatedObjects.newBuilder();
    for (UUID id : ids) {
      links.addObjectIdentifiers(id.toString());
    }
    return links.build();
  }

  static Hi1Object.Builder object(Party owner, UUID id) {
    return change(id)
        .setCountryCode(owner.id().getCountryCode())
        .setOwnerIdentifier(owner.id().getUniqueIdentifier());
  }

  static Hi1Object.Builder change(UUID id) {
    return Hi1Object.newBuilder().setObjectIdentifier(id.toString());
  }

  static AuthorisationObject.Builder authorisation(String reference) {
    return AuthorisationObject.newBuilder()
        .setReference(reference)
        .setTimespan(usualSpan())
        .setCspId(Lab.provider());
  }

  static TargetIdentifier target(String account) {
    return TargetIdentifier.newBuilder().addValues(value(account)).build();
  }

  static TargetIdentifierValue value(String account) {
    return TargetIdentifierValue.newBuilder()
        .setFormatType(
            FormatType.newBuilder()
                .setFormatOwner(Lab.provider().getUniqueIdentifier())
                .setFormatName("MessengerAccount"))
        .setValue(account)
        .build();
  }

  static LiTaskObject.Builder task(String liid) {
    return LiTaskObject.newBuilder()
        .setReference(liid)
        .setTimespan(usualSpan())
        .setTargetIdentifier(target(TARGET))
        .setDeliveryType(DeliveryType.DELIVERY_TYPE_IRI_ONLY)
        .setCspId(Lab.provider());
  }

  static WarrantDocument.Builder warrant(Party authority, String reference) {
    return document(DocumentType.DOCUMENT_TYPE_WARRANT, authority, reference, Lab.JUDGE)
        .setTimespan(usualSpan())
        .setDataCategory(DataCategory.DATA_CATEGORY_TRAFFIC)
        .setDeliveryType(DeliveryType.DELIVERY_TYPE_IRI_ONLY)
        .addTargets(target(TARGET))
        .addDeliveryKeys(
            DeliveryKey.newBuilder()
                .setSuite(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM)
                .setPublicKey(ByteString.copyFrom(new byte[32])));
  }

  static WarrantDocument.Builder document(
      DocumentType type, Party authority, String reference, SigningIdentity approver) {
    Identity office = approver.identity();
    return WarrantDocument.newBuilder()
        .setType(type)
        .setReference(reference)
        .setApprover(
            Approver.newBuilder()
                .setCountryCode(office.country())
                .setRealm(office.realm())
                .setRole(office.role())
                .setUniqueIdentifier(office.uniqueIdentifier()))
        .setAuthority(authority.id())
        .setCspId(Lab.provider())
        .setIssuedAt(Times.timestamp(TestClock.START));
  }

  /** The document object that carries a warrant signed by the judge at this time. */
  static DocumentObject.Builder filed(WarrantDocument warrant, Instant at) {
    return filed(warrant, Lab.sign(warrant, Lab.JUDGE, at));
  }

  static DocumentObject.Builder filed(WarrantDocument warrant, byte[] body) {
    return DocumentObject.newBuilder()
        .setReference(warrant.getReference())
        .setType(warrant.getType())
        .setBody(ByteString.copyFrom(body));
  }
}
