package org.frontdoor.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.frontdoor.conformance", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule SUITE_KNOWS_NO_IMPLEMENTATION =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.frontdoor.provider..", "org.frontdoor.authority..", "org.frontdoor.testbed..");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_PICOCLI =
      noClasses()
          .that()
          .resideOutsideOfPackage("..cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule CASES_TOUCH_THE_WORLD_THROUGH_STIMULI_ALONE =
      noClasses()
          .that()
          .resideInAnyPackage("..conformance.cases..", "..conformance.script..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.grpc..", "java.io..", "java.net..", "java.nio.file..");

  @ArchTest
  static final ArchRule PACKAGES_DEPEND_ONE_WAY =
      slices().matching("org.frontdoor.conformance.(*)..").should().beFreeOfCycles();
}
