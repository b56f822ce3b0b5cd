package org.frontdoor.provider.tasking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.provider.register.ObjectQuery;
import org.frontdoor.provider.register.RegisterView;

/**
 * What there is at the start of the process, by identifiers alone.
 *
 * @param subjects authorisations, and tasks that name none: what plans are made for
 * @param unknown tasks that the switch knows and the register does not
 */
record Inventory(List<UUID> subjects, List<UUID> unknown) {

  /**
   * Looks around.
   *
   * @param switched the tasks that the switch knows
   */
  static Inventory of(RegisterView register, Set<UUID> switched) {
    List<UUID> subjects =
        new ArrayList<>(
            register.identifiers(
                ObjectQuery.wholeRegister().withType(ObjectType.OBJECT_TYPE_AUTHORISATION)));
    subjects.addAll(
        register.identifiers(ObjectQuery.namingNone().withType(ObjectType.OBJECT_TYPE_LI_TASK)));
    Set<UUID> known =
        new HashSet<>(
            register.identifiers(
                ObjectQuery.wholeRegister().withType(ObjectType.OBJECT_TYPE_LI_TASK)));
    List<UUID> unknown =
        switched.stream()
            .filter(task -> !known.contains(task) && register.find(task).isEmpty())
            .toList();
    return new Inventory(subjects, unknown);
  }
}
