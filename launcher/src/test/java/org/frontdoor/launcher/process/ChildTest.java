package org.frontdoor.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.frontdoor.testbed.process.Child;
import org.frontdoor.testbed.process.JavaProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  private Child start(List<String> command) {
    return Child.start(
        new Child.Plan("child", command, Map.of(), folder.resolve("logs/child.log")), lines::add);
  }

  private Child shell(String script) {
    return start(List.of("sh", "-c", script));
  }

  @Test
  void output_isHandedOnLineByLineBeforeTheEnd() {
    try (Child child = shell("echo one; read reply; echo $reply")) {
      await("the first line").until(() -> lines.contains("one"));

      child.tell("two");

      assertThat(child.ended().join()).isEqualTo(OptionalInt.of(0));
      assertThat(lines).containsExactly("one", "two");
    }
  }

  @Test
  void errors_goToTheFileAndTheirEndCanBeShown() {
    try (Child child = shell("echo wrong >&2; exit 3")) {
      assertThat(child.ended().join()).isEqualTo(OptionalInt.of(3));
      assertThat(child.lastErrors()).containsExactly("wrong");
    }
  }

  @Test
  void childThatIgnoresItsInput_isKilledAfterPatience() {
    try (Child child = shell("exec tail -f /dev/null")) {
      assertThat(child.stop(Duration.ofMillis(200))).isNotZero();
      assertThat(child.isAlive()).isFalse();
    }
  }

  @Test
  void frontdoor_endsWhenItsInputCloses() {
    try (Child child =
        start(JavaProgram.frontdoor(List.of("-Xshare:auto"), List.of("--version")))) {
      assertThat(child.ended().orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join())
          .isEqualTo(OptionalInt.of(0));
      assertThat(lines).singleElement().asString().startsWith("frontdoor ");
      assertThat(child.stop(PATIENCE)).isZero();
    }
  }
}
