package org.frontdoor.provider.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.provider.register.StoredObject;

/**
 * Checks which objects an object may name as associated (TS 103 120 clause 7.1.6): they exist,
 * belong to the sender, are of the right kind and, when newly named, have not expired.
 */
final class Links {

  private static final String EXPIRED = "Expired";

  private Links() {}

  /**
   * @param object the object as it is to be
   * @param before what it named already
   * @param verb {@code create} or {@code update}, for the path of the field
   */
  static void check(Hi1Object object, List<UUID> before, String verb, ActionContext context)
      throws ActionRefusedException {
    List<String> named = object.getAssociatedObjects().getObjectIdentifiersList();
    String field = verb + ".object.associated_objects";
    if (object.hasLiTask() && named.size() > 1) {
      throw new ActionRefusedException(Hi1Fault.LINK_KIND, field);
    }
    Set<UUID> known = new HashSet<>(before);
    for (int i = 0; i < named.size(); i++) {
      UUID id = UUID.fromString(named.get(i));
      check(object, id, !known.contains(id), field + ".object_identifiers[" + i + "]", context);
    }
  }

  private static void check(
      Hi1Object object, UUID id, boolean isNew, String field, ActionContext context)
      throws ActionRefusedException {
    if (context.hasFailed(id)) {
      throw new ActionRefusedException(Hi1Fault.LINK_FAILED, field);
    }
    StoredObject linked =
        context.own(id).orElseThrow(() -> new ActionRefusedException(Hi1Fault.LINK_UNKNOWN, field));
    if (!mayName(object.getKindCase(), linked.type())) {
      throw new ActionRefusedException(Hi1Fault.LINK_KIND, field);
    }
    if (isNew && linked.status().equals(EXPIRED)) {
      throw new ActionRefusedException(Hi1Fault.LINK_EXPIRED, field);
    }
  }

  private static boolean mayName(Hi1Object.KindCase from, ObjectType to) {
    return switch (from) {
      case AUTHORISATION -> to == ObjectType.OBJECT_TYPE_DOCUMENT;
      case DOCUMENT, LI_TASK -> to == ObjectType.OBJECT_TYPE_AUTHORISATION;
      case NOTIFICATION, KIND_NOT_SET -> false;
    };
  }
}
