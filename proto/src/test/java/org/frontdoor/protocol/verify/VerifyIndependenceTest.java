package org.frontdoor.protocol.verify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class VerifyIndependenceTest {

  private static final JavaClasses PROTOCOL =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("test-classes"))
          .importPackages("org.frontdoor.protocol");

  @Test
  void verifier_and_whatSealsAndChains_shareNoCode() {
    noClasses()
        .that()
        .resideInAPackage("org.frontdoor.protocol.verify..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.frontdoor.protocol.seal..",
            "org.frontdoor.protocol.chain..",
            "org.frontdoor.protocol.wire..",
            "com.google.crypto.tink..")
        .check(PROTOCOL);
    noClasses()
        .that()
        .resideInAnyPackage("org.frontdoor.protocol.seal..", "org.frontdoor.protocol.chain..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.frontdoor.protocol.verify..")
        .check(PROTOCOL);
  }
}
