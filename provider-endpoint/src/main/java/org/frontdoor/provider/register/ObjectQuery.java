package org.frontdoor.provider.register;

import java.time.Instant;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.ObjectType;
import org.jspecify.annotations.Nullable;

/**
 * Which objects are meant (TS 103 120 clause 6.4.8). All conditions hold together; one that is null
 * does not restrict. Archived objects are never meant. The latest changed come first, those changed
 * at the same time in the order of their identifiers.
 *
 * @param scope whose objects
 * @param type of which type
 * @param changed when last changed
 * @param status with which dictionary value as status
 * @param country of which country
 * @param limit at most so many, from 1
 */
public record ObjectQuery(
    Scope scope,
    @Nullable ObjectType type,
    ChangedWithin changed,
    @Nullable String status,
    @Nullable String country,
    int limit) {

  /** Checks the limit. */
  public ObjectQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("A query asks for at least one object.");
    }
  }

  /** Whose objects. There is no scope for "nobody in particular". */
  public sealed interface Scope {

    /** The objects of one authority: what a sender may know. */
    record OwnedBy(EndpointId owner) implements Scope {}

    /** The objects that name this one as associated. */
    record Naming(UUID associated) implements Scope {}

    /** The objects that name none as associated; for the provider's own work. */
    record NamingNone() implements Scope {}

    /** Every object; for the provider's own work, never for an answer to a sender. */
    record WholeRegister() implements Scope {}
  }

  /**
   * A span of last changes.
   *
   * @param from first instant included
   * @param before first instant excluded
   */
  public record ChangedWithin(Instant from, Instant before) {

    /** Any time. */
    public static final ChangedWithin ANY_TIME = new ChangedWithin(Instant.MIN, Instant.MAX);
  }

  /** All objects of one authority. */
  public static ObjectQuery ownedBy(EndpointId owner) {
    return of(new Scope.OwnedBy(owner));
  }

  /** All objects that name this one as associated. */
  public static ObjectQuery naming(UUID associated) {
    return of(new Scope.Naming(associated));
  }

  /** All objects that name none as associated; for the provider's own work. */
  public static ObjectQuery namingNone() {
    return of(new Scope.NamingNone());
  }

  /** Every object of the register; for the provider's own work. */
  public static ObjectQuery wholeRegister() {
    return of(new Scope.WholeRegister());
  }

  private static ObjectQuery of(Scope scope) {
    return new ObjectQuery(scope, null, ChangedWithin.ANY_TIME, null, null, Integer.MAX_VALUE);
  }

  /** The same, of one type only. */
  public ObjectQuery withType(ObjectType wanted) {
    return new ObjectQuery(scope, wanted, changed, status, country, limit);
  }

  /** The same, last changed at this time or later only. */
  public ObjectQuery changedFrom(Instant from) {
    ChangedWithin within = new ChangedWithin(from, changed.before());
    return new ObjectQuery(scope, type, within, status, country, limit);
  }

  /** The same, last changed before this time only. */
  public ObjectQuery changedBefore(Instant before) {
    ChangedWithin within = new ChangedWithin(changed.from(), before);
    return new ObjectQuery(scope, type, within, status, country, limit);
  }

  /** The same, with one dictionary value as status only. */
  public ObjectQuery withStatus(String wanted) {
    return new ObjectQuery(scope, type, changed, wanted, country, limit);
  }

  /** The same, of one country only. */
  public ObjectQuery withCountry(String wanted) {
    return new ObjectQuery(scope, type, changed, status, wanted, limit);
  }

  /** The same, at most so many. */
  public ObjectQuery atMost(int wanted) {
    return new ObjectQuery(scope, type, changed, status, country, wanted);
  }
}
