package org.frontdoor.lab.scenarios;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.scenario.LogicalClock;
import org.frontdoor.lab.scenario.Scenario;
import org.frontdoor.lab.scenario.Stage;

/**
 * The code of an attack is in the class that has built the world, and could reach past the
 * adversary for it. What it must not touch are the parts from which everything else can be had.
 */
@AnalyzeClasses(packages = "org.frontdoor.lab.scenarios", importOptions = DoNotIncludeTests.class)
final class AttackCodeTest {

  @ArchTest
  static final ArchRule ATTACKS_KNOW_THE_ADVERSARY_ALONE =
      classes().that().implement(Scenario.class).should(detonateWithoutTheStage());

  private static ArchCondition<JavaClass> detonateWithoutTheStage() {
    return new ArchCondition<>("detonate without the stage, its clock and its endpoint") {
      @Override
      public void check(JavaClass scenario, ConditionEvents events) {
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        scenario.getMethods().stream()
            .filter(method -> method.getName().equals("detonate"))
            .forEach(open::add);
        Set<JavaCodeUnit> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
          for (JavaCall<?> call : open.remove().getCallsFromSelf()) {
            if (isOfTheWorld(call)) {
              events.add(SimpleConditionEvent.violated(scenario, call.getDescription()));
            }
            call.getTarget()
                .resolveMember()
                .filter(unit -> isOf(scenario, unit.getOwner()))
                .map(JavaCodeUnit.class::cast)
                .filter(seen::add)
                .ifPresent(open::add);
          }
        }
      }
    };
  }

  private static boolean isOfTheWorld(JavaCall<?> call) {
    JavaClass owner = call.getTargetOwner();
    return owner.isAssignableTo(Stage.class)
        || (owner.isAssignableTo(Endpoint.class) && !call.getName().equals("freshReference"))
        || (owner.isAssignableTo(LogicalClock.class)
            && Set.of("next", "advance").contains(call.getTarget().getName()));
  }

  private static boolean isOf(JavaClass scenario, JavaClass other) {
    return other.equals(scenario) || other.getName().startsWith(scenario.getName() + "$");
  }
}
