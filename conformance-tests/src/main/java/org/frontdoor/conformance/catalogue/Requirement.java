package org.frontdoor.conformance.catalogue;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One purpose of the catalogue.
 *
 * @param id never changes and is never given again, for example {@code HDR-01}
 * @param purpose what can be observed, in one sentence
 * @param source the clause or the fault that it comes from
 * @param level how binding it is
 * @param scope whom and what it is about
 * @param state whether the suite examines it
 */
public record Requirement(
    String id, String purpose, String source, Level level, Scope scope, State state) {

  /** The profile of a requirement that holds in all of them. */
  public static final String ANY_PROFILE = "any";

  /**
   * Whom a requirement is about, and what examining it takes.
   *
   * @param role who is examined
   * @param profile {@link #ANY_PROFILE}, or the national profile or law in which alone it holds
   * @param needs what a case needs, in the order of the enum; unmodifiable
   */
  public record Scope(Role role, String profile, Set<Need> needs) {

    public Scope {
      EnumSet<Need> ordered = EnumSet.noneOf(Need.class);
      ordered.addAll(needs);
      needs = Collections.unmodifiableSet(ordered);
    }
  }

  /** The group that the requirement belongs to, for example {@code HDR}. */
  public String group() {
    return groupOf(id);
  }

  /** Who is examined. */
  public Role role() {
    return scope.role();
  }

  /** {@link #ANY_PROFILE}, or the national profile or law in which alone it holds. */
  public String profile() {
    return scope.profile();
  }

  /** What a case needs beyond one peer of the endpoint under test. */
  public Set<Need> needs() {
    return scope.needs();
  }

  /** Whether it holds in a national profile. */
  public boolean holdsIn(String nationalProfile) {
    return profile().equals(ANY_PROFILE) || profile().equals(nationalProfile);
  }

  /** Whether the suite has a case for it. */
  public boolean isCovered() {
    return state instanceof State.Covered;
  }

  /** Why the suite has no case for it; empty if it has one. */
  public Optional<String> reason() {
    return state.reason();
  }

  static String groupOf(String id) {
    int end = id.indexOf('-');
    return end < 0 ? id : id.substring(0, end);
  }
}
