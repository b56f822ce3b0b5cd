package org.frontdoor.lab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.frontdoor.lab.catalogue.Catalogue;
import org.frontdoor.lab.catalogue.CatalogueException;
import org.junit.jupiter.api.Test;

final class RegistryTest {

  @Test
  void catalogue_everyFile_isAnEntryWithAClass() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/catalogue"))) {
      List<String> entries =
          files
              .map(file -> file.getFileName().toString())
              .map(name -> name.replaceFirst("\\.yaml$", ""))
              .sorted()
              .toList();
      assertThat(Registry.all().ids()).containsExactlyElementsOf(entries);
    }
  }

  @Test
  void catalogue_everyClass_hasAnEntryThatReads() throws CatalogueException {
    Registry registry = Registry.all();
    assertThat(Catalogue.load(registry.ids()).entries().keySet()).isEqualTo(registry.ids());
  }
}
