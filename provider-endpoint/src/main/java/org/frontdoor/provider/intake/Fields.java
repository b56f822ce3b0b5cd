package org.frontdoor.provider.intake;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.Map;
import org.frontdoor.hi1.v1.Hi1Object;

/**
 * Applies the {@link FieldPolicies}: what CREATE must and must not hold, and how UPDATE changes an
 * object (TS 103 120 clauses 6.4.6 and 6.4.7): what is absent stays, what is present is set, a
 * present list replaces the whole list.
 */
final class Fields {

  private Fields() {}

  /** Refuses a CREATE with fields of the receiver or without required ones. */
  static void checkCreate(Hi1Object object) throws ActionRefusedException {
    String at = "create.object.";
    if (object.hasGeneration()) {
      throw new ActionRefusedException(Hi1Fault.FIELD_OF_RECEIVER, at + "generation");
    }
    checkCreate(object, FieldPolicies.base(object.getKindCase()), at);
    checkCreate(
        FieldPolicies.part(object),
        FieldPolicies.kind(object.getKindCase()),
        at + FieldPolicies.kindField(object).getName() + ".");
  }

  private static void checkCreate(Message part, Map<String, FieldPolicy> policies, String at)
      throws ActionRefusedException {
    for (FieldDescriptor field : part.getDescriptorForType().getFields()) {
      FieldPolicy policy = policies.get(field.getName());
      if (policy == null) {
        continue;
      }
      boolean present = part.hasField(field);
      if (present && policy == FieldPolicy.OF_RECEIVER) {
        throw new ActionRefusedException(Hi1Fault.FIELD_OF_RECEIVER, at + field.getName());
      }
      if (!present && policy.isRequired()) {
        throw new ActionRefusedException(Hi1Fault.ELEMENT_MISSING, at + field.getName());
      }
    }
  }

  /**
   * The object with the changes that an UPDATE asks for.
   *
   * @param change an object of the same kind
   */
  static Hi1Object merge(Hi1Object current, Hi1Object change) throws ActionRefusedException {
    String at = "update.object.";
    Hi1Object.Builder merged = current.toBuilder();
    merge(change, merged, FieldPolicies.base(current.getKindCase()), at);
    FieldDescriptor kind = FieldPolicies.kindField(current);
    Message.Builder part = FieldPolicies.part(current).toBuilder();
    merge(
        FieldPolicies.part(change),
        part,
        FieldPolicies.kind(current.getKindCase()),
        at + kind.getName() + ".");
    return merged.setField(kind, part.build()).build();
  }

  private static void merge(
      Message change, Message.Builder merged, Map<String, FieldPolicy> policies, String at)
      throws ActionRefusedException {
    for (Map.Entry<FieldDescriptor, Object> set : change.getAllFields().entrySet()) {
      FieldDescriptor field = set.getKey();
      FieldPolicy policy = policies.get(field.getName());
      if (policy == null || policy == FieldPolicy.IGNORED) {
        continue;
      }
      if (policy == FieldPolicy.OF_RECEIVER) {
        throw new ActionRefusedException(Hi1Fault.FIELD_OF_RECEIVER, at + field.getName());
      }
      boolean same = merged.getField(field).equals(set.getValue());
      if (policy.isFixed() && !same) {
        throw new ActionRefusedException(Hi1Fault.FIELD_IMMUTABLE, at + field.getName());
      }
      merged.setField(field, set.getValue());
    }
  }
}
