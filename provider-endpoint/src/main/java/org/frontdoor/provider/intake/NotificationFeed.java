package org.frontdoor.provider.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.provider.register.ObjectQuery;
import org.frontdoor.provider.register.RegisterStore;
import org.frontdoor.provider.register.StatusNames;
import org.frontdoor.provider.register.StoredObject;

/**
 * The new notifications of one authority, oldest first, each once. Holds a place in the register
 * rather than a queue, so that a watcher that does not read costs nothing. For one thread at a
 * time.
 */
final class NotificationFeed {

  /** Most notifications held at once. */
  private static final int PAGE = 4096;

  /** How far the clock may have gone back without a notification being missed. */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private final RegisterStore store;
  private final EndpointId authority;
  private final Map<UUID, Instant> given = new HashMap<>();
  private Instant place = Instant.MIN;

  NotificationFeed(RegisterStore store, EndpointId authority) {
    this.store = store;
    this.authority = authority;
  }

  /** The next notifications; empty if there is none now. */
  List<StoredObject> next() {
    ObjectQuery query =
        ObjectQuery.ownedBy(authority)
            .withType(ObjectType.OBJECT_TYPE_NOTIFICATION)
            .withStatus(StatusNames.NEW_NOTIFICATION)
            .changedFrom(place.equals(Instant.MIN) ? place : place.minus(OVERLAP));
    List<StoredObject> news =
        store.reading(register -> register.list(query)).reversed().stream()
            .filter(notification -> !given.containsKey(notification.id()))
            .limit(PAGE)
            .toList();
    news.forEach(this::note);
    if (!news.isEmpty()) {
      Instant seen = place.minus(OVERLAP);
      given.values().removeIf(at -> at.isBefore(seen));
    }
    return news;
  }

  private void note(StoredObject notification) {
    given.put(notification.id(), notification.lastChanged());
    if (notification.lastChanged().isAfter(place)) {
      place = notification.lastChanged();
    }
  }
}
