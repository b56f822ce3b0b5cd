package org.frontdoor.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.frontdoor.lab.report.RunFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabCommandIT {

  @Test
  void run_oneScenario_tellsItsStoryAndAsksBefore() {
    Shell shell = new Shell();
    assertThat(shell.run("3\nsilent\n1\nprev\n", "run", "SCO-01", "--predict")).isZero();
    assertThat(shell.out.toString())
        .contains(
            "SCO-01/naive  An order whose list of targets is empty",
            "Your effect: breaks, and so it was",
            "Your visibility: silent, but it was: evident later",
            "u_exp = 20 users <= the harm",
            "Your visibility: prevented, and so it was",
            "2 runs: 2 as predicted, 0 surprises, 0 inconclusive, 0 failed, 0 skipped");
  }

  @Test
  void run_asJson_canBeReadComparedAndDrawn(@TempDir Path folder) throws Exception {
    Shell first = new Shell();
    assertThat(first.run("", "run", "SCO-01", "WIRE-01", "--controls", "--json")).isZero();
    String runs = first.out.toString();
    assertThat(RunFile.read("runs", runs)).hasSize(12);
    Path file = Files.writeString(folder.resolve("runs.json"), runs);

    Shell same = new Shell();
    assertThat(same.run("", "diff", file.toString(), file.toString())).isZero();
    assertThat(same.out.toString()).contains("No difference");

    Shell matrix = new Shell();
    assertThat(matrix.run("", "matrix", file.toString())).isZero();
    assertThat(matrix.out.toString()).contains("B>H(B)", "SCO-01/naive", "WIRE-01/hardened");
  }
}
