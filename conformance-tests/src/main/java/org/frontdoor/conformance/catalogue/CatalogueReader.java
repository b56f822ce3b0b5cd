package org.frontdoor.conformance.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.frontdoor.conformance.catalogue.Catalogue.Group;

/** Reads the catalogue's file. What it does not know, or misses, or finds twice, it refuses. */
final class CatalogueReader {

  private static final Pattern GROUP = Pattern.compile("[A-Z][A-Z0-9]*");
  private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9]*(-[A-Z]+)?-[0-9]{2}");
  private static final Pattern SENTENCE = Pattern.compile("[^\\n]{10,200}\\.");
  private static final Pattern LINE = Pattern.compile("[^\\n]{1,200}");
  private static final Pattern PROFILE = Pattern.compile("any|[A-Z]{2}");

  private CatalogueReader() {}

  static Catalogue read(String yaml) {
    Fields file = Fields.parse(yaml);
    List<Group> groups = groups(file.entries("groups", "group"));
    List<Requirement> requirements = requirements(file.entries("requirements", "requirement"));
    file.refuseOthers();
    Set<String> declared = groups.stream().map(Group::id).collect(Collectors.toSet());
    for (Requirement requirement : requirements) {
      if (!declared.contains(requirement.group())) {
        throw new CatalogueException(
            requirement.id() + ", field id",
            "the group " + requirement.group() + " is not among the groups",
            "Add the group, or correct the identifier");
      }
    }
    return new Catalogue(groups, requirements);
  }

  private static List<Group> groups(List<Fields> entries) {
    Set<String> taken = new HashSet<>();
    List<Group> groups = new ArrayList<>();
    for (Fields entry : entries) {
      String id = id(entry, GROUP, "is capitals and digits, for example HDR", taken);
      groups.add(new Group(id, entry.text("title", LINE, "is one line")));
      entry.refuseOthers();
    }
    return groups;
  }

  private static List<Requirement> requirements(List<Fields> entries) {
    Set<String> taken = new HashSet<>();
    List<Requirement> requirements = new ArrayList<>();
    for (Fields entry : entries) {
      requirements.add(requirement(entry, taken));
      entry.refuseOthers();
    }
    return requirements;
  }

  private static Requirement requirement(Fields entry, Set<String> taken) {
    String id = id(entry, ID, "is a group and a number, for example HDR-01 or HI2-KA-01", taken);
    return new Requirement(
        id,
        entry.text("purpose", SENTENCE, "is one sentence with a full stop, at most 200 characters"),
        entry.text("source", LINE, "is one line that names a clause or a fault"),
        entry.word("level", Level.values()),
        new Requirement.Scope(
            entry.word("role", Role.values()),
            entry.text("profile", PROFILE, "is any, or two capital letters"),
            needs(entry)),
        state(entry));
  }

  private static String id(Fields entry, Pattern form, String rule, Set<String> taken) {
    String id = entry.text("id", form, rule);
    entry.isCalled(id);
    if (!taken.add(id)) {
      throw entry.fault("id", "stands twice", "Give each its own, and never one that was in use");
    }
    return id;
  }

  private static Set<Need> needs(Fields entry) {
    Set<Need> needs = EnumSet.noneOf(Need.class);
    for (Need need : entry.words("needs", Need.values())) {
      if (!needs.add(need)) {
        throw entry.fault("needs", "names " + need.word() + " twice", "Name each need once");
      }
    }
    return needs;
  }

  private static State state(Fields entry) {
    return switch (entry.word("state", Standing.values())) {
      case COVERED -> {
        if (entry.has("reason")) {
          throw entry.fault("reason", "stands beside the state covered", "Leave the reason out");
        }
        yield new State.Covered();
      }
      case PLANNED -> new State.Planned(reason(entry));
      case NOT_TESTABLE -> new State.NotTestable(reason(entry));
    };
  }

  private static String reason(Fields entry) {
    return entry.text("reason", LINE, "is one line that says why there is no case");
  }

  private enum Standing implements Word {
    COVERED("covered"),
    PLANNED("planned"),
    NOT_TESTABLE("not-testable");

    private final String word;

    Standing(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
