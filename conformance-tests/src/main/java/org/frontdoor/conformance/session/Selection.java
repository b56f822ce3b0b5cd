package org.frontdoor.conformance.session;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.frontdoor.conformance.catalogue.Catalogue;
import org.frontdoor.conformance.catalogue.Requirement;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.session.RefusedException.Kind;
import org.frontdoor.conformance.statement.TestedRole;

/**
 * Which cases are wanted; without any wish, all of them.
 *
 * @param ids identifiers of test purposes
 * @param patterns the same with {@code *} for anything, for example {@code HDR-*}
 */
public record Selection(List<String> ids, List<String> patterns) {

  /** Copies the lists. */
  public Selection {
    ids = List.copyOf(ids);
    patterns = List.copyOf(patterns);
  }

  /** No wish. */
  public static Selection all() {
    return new Selection(List.of(), List.of());
  }

  /**
   * The cases that are wanted, in their order: those against this role, that hold in the profile.
   *
   * @throws RefusedException if a wish means no case
   */
  public List<TestCase> of(
      List<TestCase> cases, Catalogue catalogue, TestedRole role, String profile)
      throws RefusedException {
    List<TestCase> possible =
        cases.stream()
            .filter(one -> one.role() == role)
            .filter(one -> catalogue.find(one.purpose()).stream().allMatch(r -> r.holdsIn(profile)))
            .toList();
    for (String id : ids) {
      if (possible.stream().noneMatch(one -> one.purpose().equals(id))) {
        throw new RefusedException(Kind.USAGE, noCase(id, catalogue, role, profile));
      }
    }
    for (String pattern : patterns) {
      if (possible.stream().noneMatch(one -> matches(pattern, one.purpose()))) {
        throw new RefusedException(
            Kind.USAGE,
            "No case is named like '" + pattern + "'; `frontdoor conformance list` names all");
      }
    }
    return possible.stream().filter(one -> wanted(one.purpose())).toList();
  }

  private boolean wanted(String purpose) {
    return (ids.isEmpty() && patterns.isEmpty())
        || ids.contains(purpose)
        || patterns.stream().anyMatch(pattern -> matches(pattern, purpose));
  }

  private static String noCase(String id, Catalogue catalogue, TestedRole role, String profile) {
    Optional<Requirement> known = catalogue.find(id);
    if (known.isEmpty()) {
      return "There is no purpose " + id + "; `frontdoor conformance list` names all";
    }
    return known
        .get()
        .reason()
        .map(reason -> "There is no case for " + id + ": " + reason)
        .orElse(
            "There is no case for "
                + id
                + " against the role "
                + role.name().toLowerCase(Locale.ROOT)
                + " in the profile "
                + profile);
  }

  private static boolean matches(String pattern, String purpose) {
    return purpose.matches(
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }
}
