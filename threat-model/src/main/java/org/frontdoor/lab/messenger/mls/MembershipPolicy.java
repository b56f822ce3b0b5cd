package org.frontdoor.lab.messenger.mls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which changes of a group a client accepts, beyond what the library checks. The library has no
 * hook for any of this, so that a client asks the policy before it hands a commit to the library.
 *
 * @param allowExternalJoins whether somebody may join who holds the group's GroupInfo and whom no
 *     member has added (RFC 9420, section 12.4.3.2)
 * @param allowExternalEvictions whether such a joiner may remove any member, as bcmls 1.84 permits,
 *     rather than its own earlier leaf alone (RFC 9420, section 12.2)
 * @param allowNameTwice whether two leaves may have the same name
 * @param keys decides whether a signature key belongs to the name beside it, which bcmls 1.84 does
 *     not look at (RFC 9420, section 5.3.1)
 */
public record MembershipPolicy(
    boolean allowExternalJoins,
    boolean allowExternalEvictions,
    boolean allowNameTwice,
    KeyCheck keys) {

  /** Knows whose a signature key is, for example from a key directory. */
  @FunctionalInterface
  public interface KeyCheck {

    /** Whether the signature key of a leaf is known to be that of its name. */
    boolean belongs(Leaf leaf);

    /** Wants two to say so. */
    default KeyCheck and(KeyCheck other) {
      return leaf -> belongs(leaf) && other.belongs(leaf);
    }

    /** Believes every credential. */
    static KeyCheck believeAnything() {
      return leaf -> true;
    }
  }

  /** A client that adds nothing to what the library checks. */
  public static MembershipPolicy insecureLibraryAlone() {
    return new MembershipPolicy(true, true, true, KeyCheck.believeAnything());
  }

  /** A client that wants members to be added by members, each once, under keys that it knows. */
  public static MembershipPolicy strict(KeyCheck keys) {
    return new MembershipPolicy(false, false, false, keys);
  }

  /** The same, but joining from outside is allowed. */
  public MembershipPolicy withExternalJoins() {
    return new MembershipPolicy(true, allowExternalEvictions, allowNameTwice, keys);
  }

  /**
   * The first rule that a change breaks.
   *
   * @param before the members before it
   */
  Optional<String> objection(Change change, List<Leaf> before) {
    if (change.external() && !allowExternalJoins) {
      return Optional.of("nobody joins this group unless a member adds him");
    }
    if (change.external() && !allowExternalEvictions && evictsOthers(change, before)) {
      return Optional.of("whoever joins from outside may remove his own earlier leaf alone");
    }
    for (Leaf leaf : change.presented()) {
      if (!keys.belongs(leaf)) {
        return Optional.of("the key of a leaf is not known to be that of its name");
      }
    }
    return allowNameTwice || !namesTwice(change.applyTo(before))
        ? Optional.empty()
        : Optional.of("two leaves have the same name");
  }

  /** The same for a group that somebody is about to join. */
  Optional<String> objection(List<Leaf> roster) {
    for (Leaf leaf : roster) {
      if (!keys.belongs(leaf)) {
        return Optional.of("the key of a leaf is not known to be that of its name");
      }
    }
    return allowNameTwice || !namesTwice(roster)
        ? Optional.empty()
        : Optional.of("two leaves have the same name");
  }

  private static boolean evictsOthers(Change change, List<Leaf> before) {
    List<String> joiner = change.presented().stream().map(Leaf::name).toList();
    return before.stream()
        .filter(leaf -> change.removed().contains(leaf.index()))
        .anyMatch(leaf -> !joiner.contains(leaf.name()));
  }

  private static boolean namesTwice(List<Leaf> roster) {
    Set<String> names = new TreeSet<>();
    return roster.stream().anyMatch(leaf -> !names.add(leaf.name()));
  }

  /**
   * What a commit does to the members of a group.
   *
   * @param external whether the committer was not a member before
   * @param renewed the leaf of a committer that is a member, if it presents a new one
   * @param added who is new, with no place in the tree yet (index -1)
   * @param removed places in the tree
   */
  record Change(boolean external, Optional<Leaf> renewed, List<Leaf> added, Set<Integer> removed) {

    List<Leaf> presented() {
      List<Leaf> leaves = new ArrayList<>(added);
      renewed.ifPresent(leaves::add);
      return leaves;
    }

    List<Leaf> applyTo(List<Leaf> before) {
      List<Leaf> after = new ArrayList<>(presented());
      before.stream()
          .filter(leaf -> !removed.contains(leaf.index()))
          .filter(leaf -> renewed.isEmpty() || renewed.get().index() != leaf.index())
          .forEach(after::add);
      return after;
    }
  }
}
