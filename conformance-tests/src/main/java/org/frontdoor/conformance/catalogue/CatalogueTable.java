package org.frontdoor.conformance.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.frontdoor.conformance.catalogue.Catalogue.Group;

/** The catalogue as a page of Markdown. */
public final class CatalogueTable {

  private static final String PREFACE =
      """
      # Requirements

      What an endpoint of this handover interface must do, one observable purpose a line, and which of it the conformance suite
      examines. The page is made from [`proto/spec/requirements.yaml`](../../proto/spec/requirements.yaml).

      - *Source* is the clause, or the fault of another implementation, that the purpose comes from. The sentences are ours: they
        say what the purpose means for the encoding in this repository, which follows the behaviour of the cited documents and
        does not conform to them.
      - *Level*: **M**, the source demands it; **P**, the source leaves it to a national profile; **D**, derived from a defect,
        another implementation's fault or the threat model.
      - *Who* is examined, and in which profile if not in all.
      - *Needs*: what a case needs beyond one peer of the endpoint: a second authority; or of the upper tester: accounts and
        messages (upper-tester), a clock that moves, a crash.
      - *State*: covered; or planned or not testable, and why.

      """;

  private CatalogueTable() {}

  /**
   * The whole page: how to read it, how many there are of each state, and a table for each group.
   */
  public static String markdown(Catalogue catalogue) {
    StringBuilder page = new StringBuilder(PREFACE);
    counts(catalogue, page);
    for (Group group : catalogue.groups()) {
      page.append("\n## ").append(group.id()).append(": ").append(group.title()).append("\n\n");
      page.append("| ID | Purpose | Source | Level | Who | Needs | State |\n");
      page.append("|---|---|---|---|---|---|---|\n");
      catalogue.of(group.id()).forEach(requirement -> page.append(row(requirement)));
    }
    return page.toString();
  }

  private static void counts(Catalogue catalogue, StringBuilder page) {
    page.append("| group | | covered | planned | not testable | all |\n");
    page.append("|---|---|---:|---:|---:|---:|\n");
    for (Group group : catalogue.groups()) {
      page.append(
          counts(
              "[" + group.id() + "](#" + anchor(group) + ")",
              group.title(),
              catalogue.of(group.id())));
    }
    page.append(counts("**all**", "", catalogue.requirements()));
  }

  private static String counts(String name, String title, List<Requirement> requirements) {
    return line(
        name,
        title,
        count(requirements, Requirement::isCovered),
        count(requirements, requirement -> requirement.state() instanceof State.Planned),
        count(requirements, requirement -> requirement.state() instanceof State.NotTestable),
        Integer.toString(requirements.size()));
  }

  private static String count(List<Requirement> requirements, Predicate<Requirement> which) {
    return Long.toString(requirements.stream().filter(which).count());
  }

  private static String row(Requirement requirement) {
    String who =
        requirement.profile().equals(Requirement.ANY_PROFILE)
            ? requirement.role().word()
            : requirement.role().word() + ", " + requirement.profile();
    return line(
        requirement.id(),
        requirement.purpose(),
        requirement.source(),
        requirement.level().word(),
        who,
        requirement.needs().stream().map(Word::word).collect(Collectors.joining(", ")),
        state(requirement.state()));
  }

  private static String state(State state) {
    return switch (state) {
      case State.Covered covered -> covered.word();
      case State.Planned planned -> "planned: " + planned.because();
      case State.NotTestable not -> "not testable: " + not.because();
    };
  }

  private static String line(String... cells) {
    StringBuilder line = new StringBuilder("|");
    for (String cell : cells) {
      line.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    return line.append('\n').toString();
  }

  /** As GitHub makes it of the heading: small letters, hyphens for blanks, no other marks. */
  private static String anchor(Group group) {
    return (group.id() + ": " + group.title())
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9 -]", "")
        .replace(' ', '-');
  }
}
