package org.frontdoor.protocol;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.Provider;
import java.security.Security;
import java.util.Set;
import java.util.concurrent.Executor;
import org.frontdoor.protocol.seal.SealingCapability;
import org.junit.jupiter.api.Test;

class PurityTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.frontdoor.protocol", "org.frontdoor.credentials");

  private static final Set<String> FILES =
      Set.of(
          "java.io.File",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.io.RandomAccessFile");

  @Test
  void protocol_doesNoInputOrOutput() {
    noClasses()
        .that()
        .resideInAPackage("org.frontdoor.protocol..")
        .should()
        .dependOnClassesThat(
            describe(
                "do input or output",
                type ->
                    FILES.contains(type.getName())
                        || type.getPackageName().startsWith("java.nio.file")
                        || type.getPackageName().startsWith("java.nio.channels")
                        || type.getPackageName().startsWith("java.net")))
        .check(CLASSES);
  }

  @Test
  void protocol_startsNoThreads() {
    noClasses()
        .that()
        .resideInAPackage("org.frontdoor.protocol..")
        .should()
        .dependOnClassesThat(describe("run threads", PurityTest::runsThreads))
        .check(CLASSES);
  }

  @Test
  void protocol_doesNotKnowWhatIsOnDisk() {
    noClasses()
        .that()
        .resideInAPackage("org.frontdoor.protocol..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.frontdoor.credentials..")
        .check(CLASSES);
  }

  /** But for one: Tink finds Conscrypt nowhere but among them. */
  @Test
  void protocol_neverChangesTheProvidersOfTheJvm() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(SealingCapability.class.getName())
        .should()
        .callMethod(Security.class, "addProvider", Provider.class)
        .orShould()
        .callMethod(Security.class, "insertProviderAt", Provider.class, int.class)
        .check(CLASSES);
  }

  @Test
  void fields_thatAreStatic_areFinal() {
    noFields().that().areStatic().should().notBeFinal().check(CLASSES);
  }

  private static boolean runsThreads(JavaClass type) {
    return type.isEquivalentTo(Thread.class)
        || type.isAssignableTo(Executor.class)
        || type.getName().startsWith("java.util.concurrent.CompletableFuture");
  }
}
