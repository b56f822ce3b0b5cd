package org.frontdoor.provider.intake;

import static java.util.Map.entry;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.Map;
import org.frontdoor.hi1.v1.Hi1Object;

/**
 * The policy of every field of HI-1 objects, by kind: the table that CREATE and UPDATE follow.
 * Every field has one; a test sees to it.
 *
 * <p>Generation is not in the table: it is forbidden in CREATE, and in UPDATE says which generation
 * is meant (clause 7.1.3).
 */
final class FieldPolicies {

  private static final Map<String, FieldPolicy> BASE =
      Map.of(
          "country_code", FieldPolicy.REQUIRED_FIXED,
          "owner_identifier", FieldPolicy.REQUIRED_FIXED,
          "external_identifier", FieldPolicy.OPTIONAL,
          "associated_objects", FieldPolicy.OPTIONAL,
          "last_changed", FieldPolicy.OF_RECEIVER);

  private static final Map<String, FieldPolicy> DOCUMENT_BASE =
      Map.of(
          "country_code", FieldPolicy.REQUIRED_FIXED,
          "owner_identifier", FieldPolicy.REQUIRED_FIXED,
          "external_identifier", FieldPolicy.OPTIONAL_FIXED,
          "associated_objects", FieldPolicy.OPTIONAL_FIXED,
          "last_changed", FieldPolicy.OF_RECEIVER);

  private static final Map<String, FieldPolicy> NOTIFICATION_BASE =
      Map.of(
          "country_code", FieldPolicy.REQUIRED_FIXED,
          "owner_identifier", FieldPolicy.REQUIRED_FIXED,
          "external_identifier", FieldPolicy.OPTIONAL,
          "associated_objects", FieldPolicy.OPTIONAL_FIXED,
          "last_changed", FieldPolicy.OF_RECEIVER);

  private static final Map<String, FieldPolicy> AUTHORISATION =
      Map.of(
          "reference", FieldPolicy.REQUIRED_FIXED,
          "status", FieldPolicy.OF_RECEIVER,
          "desired_status", FieldPolicy.OPTIONAL,
          "timespan", FieldPolicy.REQUIRED,
          "csp_id", FieldPolicy.REQUIRED_FIXED,
          "is_emergency", FieldPolicy.OPTIONAL_FIXED,
          "is_test", FieldPolicy.OPTIONAL_FIXED,
          "invalid_reason", FieldPolicy.OF_RECEIVER);

  private static final Map<String, FieldPolicy> DOCUMENT =
      Map.of(
          "reference", FieldPolicy.REQUIRED_FIXED,
          "status", FieldPolicy.OF_RECEIVER,
          "type", FieldPolicy.REQUIRED_FIXED,
          "body", FieldPolicy.REQUIRED_FIXED,
          "invalid_reason", FieldPolicy.OF_RECEIVER);

  private static final Map<String, FieldPolicy> LI_TASK =
      Map.ofEntries(
          entry("reference", FieldPolicy.REQUIRED_FIXED),
          entry("status", FieldPolicy.OF_RECEIVER),
          entry("desired_status", FieldPolicy.OPTIONAL),
          entry("timespan", FieldPolicy.REQUIRED),
          entry("target_identifier", FieldPolicy.REQUIRED_FIXED),
          entry("delivery_type", FieldPolicy.REQUIRED_FIXED),
          entry("csp_id", FieldPolicy.REQUIRED_FIXED),
          entry("provisioning_time", FieldPolicy.OF_RECEIVER),
          entry("deprovisioning_time", FieldPolicy.OF_RECEIVER),
          entry("invalid_reason", FieldPolicy.OF_RECEIVER));

  private static final Map<String, FieldPolicy> NOTIFICATION =
      Map.of(
          "details", FieldPolicy.IGNORED,
          "type", FieldPolicy.OPTIONAL_FIXED,
          "new_notification", FieldPolicy.OPTIONAL,
          "timestamp", FieldPolicy.IGNORED,
          "status_of_associated_object", FieldPolicy.OPTIONAL_FIXED);

  private FieldPolicies() {}

  /** The policies of the fields that objects of all kinds have. */
  static Map<String, FieldPolicy> base(Hi1Object.KindCase kind) {
    return switch (kind) {
      case AUTHORISATION, LI_TASK -> BASE;
      case DOCUMENT -> DOCUMENT_BASE;
      case NOTIFICATION -> NOTIFICATION_BASE;
      case KIND_NOT_SET -> throw new IllegalArgumentException("An object has a kind.");
    };
  }

  /** The policies of the fields of one kind. */
  static Map<String, FieldPolicy> kind(Hi1Object.KindCase kind) {
    return switch (kind) {
      case AUTHORISATION -> AUTHORISATION;
      case DOCUMENT -> DOCUMENT;
      case LI_TASK -> LI_TASK;
      case NOTIFICATION -> NOTIFICATION;
      case KIND_NOT_SET -> throw new IllegalArgumentException("An object has a kind.");
    };
  }

  /** The part of an object that is of its kind. */
  static Message part(Hi1Object object) {
    return (Message) object.getField(kindField(object));
  }

  /** Name of the field that holds that part, for example {@code li_task}. */
  static FieldDescriptor kindField(Hi1Object object) {
    return Hi1Object.getDescriptor().findFieldByNumber(object.getKindCase().getNumber());
  }
}
