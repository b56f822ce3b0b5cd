package org.frontdoor.provider.intake;

import java.time.Instant;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.ListRecord;
import org.frontdoor.hi1.v1.ListResult;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.provider.register.ObjectQuery;
import org.frontdoor.provider.register.StatusNames;
import org.frontdoor.provider.register.StoredObject;

/**
 * LIST: the sender's own objects, where the national profile allows it (TS 103 120 clause 6.4.8).
 * Of notifications, only those still new.
 */
final class ListHandler {

  ListResult handle(ListAction action, ActionContext context) throws ActionRefusedException {
    if (!context.profile().getListAllowed()) {
      throw new ActionRefusedException(Hi1Fault.LIST_NOT_ALLOWED, "list");
    }
    ListResult.Builder result = ListResult.newBuilder();
    int most = action.hasMaximumObjectCount() ? action.getMaximumObjectCount() : -1;
    for (StoredObject object : context.register().list(query(action, context))) {
      if (result.getRecordsCount() == most) {
        break;
      }
      if (isListed(object)) {
        result.addRecords(record(object));
      }
    }
    return result.build();
  }

  private static ObjectQuery query(ListAction action, ActionContext context)
      throws ActionRefusedException {
    ObjectQuery query = ObjectQuery.ownedBy(context.sender());
    if (action.hasObjectType()) {
      query = query.withType(action.getObjectType());
    }
    if (action.hasLastChangedTimespan()) {
      Timespans.checkOrder(action.getLastChangedTimespan(), "list.last_changed_timespan");
      query =
          query
              .changedFrom(Times.instant(action.getLastChangedTimespan().getStart()))
              .changedBefore(Times.instant(action.getLastChangedTimespan().getEnd()));
    }
    if (action.hasLastChanged()) {
      query = query.changedFrom(latest(query, action));
    }
    if (action.hasStatus()) {
      query = query.withStatus(action.getStatus());
    } else if (action.getObjectType() == ObjectType.OBJECT_TYPE_NOTIFICATION) {
      query = query.withStatus(StatusNames.NEW_NOTIFICATION);
    }
    return action.hasCountryCode() ? query.withCountry(action.getCountryCode()) : query;
  }

  /** Two lower bounds hold together: the later one counts. */
  private static Instant latest(ObjectQuery query, ListAction action) {
    Instant asked = Times.instant(action.getLastChanged());
    return query.changed().from().isAfter(asked) ? query.changed().from() : asked;
  }

  private static boolean isListed(StoredObject object) {
    return object.type() != ObjectType.OBJECT_TYPE_NOTIFICATION
        || object.body().getNotification().getNewNotification();
  }

  private static ListRecord record(StoredObject object) {
    Hi1Object body = object.body();
    ListRecord.Builder listed =
        ListRecord.newBuilder()
            .setObjectType(object.type())
            .setIdentifier(body.getObjectIdentifier())
            .setCountryCode(body.getCountryCode())
            .setOwnerIdentifier(body.getOwnerIdentifier())
            .setGeneration(body.getGeneration())
            .setLastChanged(body.getLastChanged());
    if (body.hasExternalIdentifier()) {
      listed.setExternalIdentifier(body.getExternalIdentifier());
    }
    return listed.build();
  }
}
