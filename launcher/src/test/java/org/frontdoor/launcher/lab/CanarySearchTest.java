package org.frontdoor.launcher.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanarySearchTest {

  @TempDir private Path folder;
  private final CanarySearch search = new CanarySearch(List.of("4917000000001"));

  private List<String> found(byte[] content) throws IOException {
    Path file = folder.resolve("file.bin");
    Files.write(file, content);
    return search.in(folder, any -> true);
  }

  @Test
  void value_isFoundInEveryEncoding() throws IOException {
    String text = "x4917000000001y";

    assertThat(found(text.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    assertThat(found(text.getBytes(StandardCharsets.UTF_16LE))).isNotEmpty();
    assertThat(found(text.getBytes(StandardCharsets.UTF_16BE))).isNotEmpty();
  }

  @Test
  void value_isFoundAcrossTheEdgeOfWhatIsReadAtOnce() throws IOException {
    byte[] content = new byte[(1 << 20) + 100];
    byte[] value = "4917000000001".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(value, 0, content, (1 << 20) - 5, value.length);

    assertThat(found(content)).hasSize(1);
  }

  @Test
  void otherContent_isNotFound() throws IOException {
    assertThat(found("491700000000".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}
