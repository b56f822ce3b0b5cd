package org.frontdoor.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What people have written about rows: where the time goes, and what was tried. */
@FunctionalInterface
public interface Explanations {

  /** What was written about a row, as Markdown; empty if nothing was. */
  Optional<String> of(String row);

  /** Those that come with the program: {@code explanations/<row>.md} beside its classes. */
  static Explanations shipped() {
    return row -> {
      try (InputStream file =
          Explanations.class.getResourceAsStream(
              "/org/frontdoor/benchmarks/explanations/" + row + ".md")) {
        return file == null
            ? Optional.empty()
            : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
