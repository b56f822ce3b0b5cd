package org.frontdoor.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabCommandTest {

  private final Shell shell = new Shell();

  @Test
  void list_namesEveryScenario() {
    assertThat(shell.run("", "list")).isZero();
    assertThat(shell.out.toString()).contains("SCO-01", "WIRE-01", "[naive, hardened]");
  }

  @Test
  void explain_hidesTheAnswersUnlessAsked() {
    assertThat(shell.run("", "explain", "sco-01")).isZero();
    assertThat(shell.out.toString()).contains("Question", "V16").doesNotContain("Expected");
    assertThat(shell.run("", "explain", "SCO-01", "--answers")).isZero();
    assertThat(shell.out.toString())
        .contains("breaks, evident later by authority at epoch 0; lawful 2; o 40; u_exp 20");
  }

  @Test
  void run_unknownId_offersTheNearest() {
    assertThat(shell.run("", "run", "SCO-1")).isEqualTo(ExitCodes.USAGE);
    assertThat(shell.err.toString()).contains("no scenario SCO-1", "The nearest: SCO-01");
  }

  @Test
  void run_unknownProfile_namesThoseThatThereAre() {
    assertThat(shell.run("", "run", "SCO-01", "--profile", "hard")).isEqualTo(ExitCodes.USAGE);
    assertThat(shell.err.toString()).contains("it has naive, hardened");
  }

  @Test
  void run_ofNothing_isRefused() {
    assertThat(shell.run("", "run")).isEqualTo(ExitCodes.USAGE);
    assertThat(shell.err.toString()).contains("Name scenarios, or say --all");
  }

  @Test
  void matrix_brokenFile_isRefused(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("runs.json"), "[]");
    assertThat(shell.run("", "matrix", file.toString())).isEqualTo(ExitCodes.BROKEN);
    assertThat(shell.run("", "matrix", folder.resolve("none").toString()))
        .isEqualTo(ExitCodes.FILES);
  }

  @Test
  void diff_ofWhatIsNeither_isRefused() {
    assertThat(shell.run("", "diff", "SCO-01", "SCO-01")).isEqualTo(ExitCodes.USAGE);
    assertThat(shell.err.toString()).contains("ID/PROFILE");
  }
}
