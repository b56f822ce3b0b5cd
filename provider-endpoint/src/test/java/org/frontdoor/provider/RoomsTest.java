package org.frontdoor.provider;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom: the rooms of the provider, and what those without I/O keep out. */
final class RoomsTest {

  private static final String PROVIDER = "org.frontdoor.provider.";

  /** Each room and the others that it may know. Only server may know storage. */
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("messenger", Set.of()),
          Map.entry("accountability", Set.of()),
          Map.entry("register", Set.of("accountability")),
          Map.entry("admissibility", Set.of()),
          Map.entry("tasking", Set.of("register", "accountability")),
          Map.entry("intake", Set.of("admissibility", "register", "tasking", "accountability")),
          Map.entry("delivery", Set.of("accountability")),
          Map.entry("interception", Set.of("messenger", "tasking", "delivery", "accountability")),
          Map.entry("storage", Set.of("messenger", "register", "delivery", "accountability")));

  private static final Set<String> WITHOUT_IO =
      Set.of("register", "admissibility", "accountability");

  /** Where rooms without I/O speak to others after all. */
  private static final String SERVICES = PROVIDER + "*.service..";

  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes"))
            .importPackages("org.frontdoor.provider");
  }

  @TestFactory
  Stream<DynamicTest> room_knowsOnlyWhomItMay() {
    return MAY_KNOW.entrySet().stream()
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room.getKey(), () -> knowsOnly(room.getKey(), room.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> room_ofRulesOnly_doesNoInputOrOutput() {
    return WITHOUT_IO.stream()
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room,
                    () ->
                        check(
                            noClasses()
                                .that()
                                .resideInAPackage(PROVIDER + room + "..")
                                .and()
                                .resideOutsideOfPackage(SERVICES)
                                .should()
                                .dependOnClassesThat(inputOutput()))));
  }

  @Test
  void provider_neverKnowsTheAuthority() {
    check(
        noClasses()
            .that(alwaysTrue())
            .should()
            .dependOnClassesThat(resideInAPackage("org.frontdoor.authority..")));
  }

  private static void knowsOnly(String room, Set<String> others) {
    rule(
        room,
        resideInAPackage("org.frontdoor.provider..")
            .and(DescribedPredicate.not(resideInAnyPackage(allowed(room, others))))
            .as("another room than %s", others));
  }

  private static String[] allowed(String room, Set<String> others) {
    return Stream.concat(Stream.of(room), others.stream())
        .map(each -> PROVIDER + each + "..")
        .toArray(String[]::new);
  }

  private static DescribedPredicate<JavaClass> inputOutput() {
    return resideInAnyPackage(
            "java.nio.file..",
            "java.nio.channels..",
            "java.net..",
            "java.sql..",
            "javax.sql..",
            "io.grpc..",
            "org.jdbi..",
            "org.rocksdb..",
            "java.util.concurrent..")
        .or(DescribedPredicate.describe("a file", it -> it.getName().startsWith("java.io.File")))
        .as("files, networks, databases or threads");
  }

  private static void rule(String room, DescribedPredicate<JavaClass> forbidden) {
    check(
        noClasses()
            .that()
            .resideInAPackage(PROVIDER + room + "..")
            .should()
            .dependOnClassesThat(forbidden));
  }

  /** A room that is not there yet breaks nothing. */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(classes);
  }
}
