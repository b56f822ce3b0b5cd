package org.frontdoor.lab.scenarios;

import java.util.Set;
import java.util.function.Predicate;

/** The families whose attacks go through the door of the reference endpoint. */
final class FrontDoorFamilies {

  private static final Set<String> ALL = Set.of("ACC", "DLV", "EVD", "OBS", "SCO", "WAR", "WIRE");

  private FrontDoorFamilies() {}

  static Predicate<String> members() {
    return id -> ALL.contains(id.substring(0, id.indexOf('-')));
  }
}
