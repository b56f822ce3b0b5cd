package org.frontdoor.authority;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.frontdoor.authority", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule AUTHORITY_KNOWS_NOTHING_OF_THE_PROVIDER =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.frontdoor.provider..");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_PICOCLI =
      noClasses()
          .that()
          .resideOutsideOfPackage("..cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule ONLY_THE_STORE_KNOWS_ROCKSDB =
      noClasses()
          .that()
          .resideOutsideOfPackage("..store..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.rocksdb..");

  @ArchTest
  static final ArchRule RECEIVER_HAS_NO_INPUT_OUTPUT_AND_NO_THREADS =
      noClasses()
          .that()
          .haveSimpleName("Receiver")
          .or()
          .haveSimpleName("TaskDelivery")
          .or()
          .haveSimpleName("Keepalives")
          .or()
          .haveSimpleName("PendingRound")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.grpc..", "java.io..", "java.nio..", "java.util.concurrent..");

  @ArchTest
  static final ArchRule STORE_STANDS_ALONE =
      classes()
          .that()
          .resideInAPackage("..authority.store..")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages(
              "..authority.cases..",
              "..authority.cli..",
              "..authority.client..",
              "..authority.collector..",
              "..authority.config..",
              "..authority.export..",
              "..authority.transport..",
              "..authority.warrant..");

  @ArchTest
  static final ArchRule PACKAGES_DEPEND_ONE_WAY =
      slices().matching("org.frontdoor.authority.(*)..").should().beFreeOfCycles();
}
