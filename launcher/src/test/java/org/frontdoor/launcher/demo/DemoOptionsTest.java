package org.frontdoor.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is refused before anything is started or written. */
class DemoOptionsTest {

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  private int demo(String... options) {
    List<String> arguments =
        Stream.concat(Stream.of("--out", folder.resolve("out").toString()), Stream.of(options))
            .toList();
    int code =
        new CommandLine(new DemoCommand())
            .setErr(new PrintWriter(err))
            .execute(arguments.toArray(String[]::new));
    assertThat(folder.resolve("out")).doesNotExist();
    return code;
  }

  private String trace(String content) throws IOException {
    return Files.writeString(folder.resolve("trace.txt"), content).toString();
  }

  @Test
  void missingTrace_isRefusedByName() {
    assertThat(demo("--trace", folder.resolve("none.txt").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("There is no trace file", "none.txt");
  }

  @Test
  void unknownTarget_isRefusedWithTheBusiestAccounts() throws IOException {
    assertThat(demo("--trace", trace("a b 1\na c 2\n"), "--targets", "a,nobody")).isEqualTo(2);
    assertThat(err.toString()).contains("no account nobody", "busiest are a, b, c");
  }

  @Test
  void traceWithoutMessages_isRefusedWithItsFirstBrokenLine() throws IOException {
    assertThat(demo("--trace", trace("src dst time\nbroken\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("no message", "line 2", "1 fields");
  }

  @Test
  void badNumbers_areRefused() {
    assertThat(demo("--speed", "fast")).isEqualTo(2);
    assertThat(demo("--speed", "-1")).isEqualTo(2);
    assertThat(demo("--duration", "soon")).isEqualTo(2);
    assertThat(demo("--rate", "0")).isEqualTo(2);
    assertThat(demo("--targets", "a,a")).isEqualTo(2);
    assertThat(err.toString()).contains("--speed", "--duration", "20s", "--rate", "--targets");
  }
}
