package org.frontdoor.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.frontdoor.benchmarks.BenchException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {

  @TempDir private Path folder;

  @Test
  void run_writtenAndRead_isTheSame() throws IOException, BenchException {
    Path file = Files.writeString(folder.resolve("run.json"), RunFile.write(Samples.run()));
    assertThat(RunFile.read(file)).isEqualTo(Samples.run());
  }

  @Test
  void samples_inTheDocument_areComplete() {
    assertThat(RunFile.write(Samples.run())).contains("[ 410000.5, 400000.0, 420000.0 ]");
  }

  @Test
  void file_thatHoldsNoRun_isRefusedWithARemedy() throws IOException {
    Path file = Files.writeString(folder.resolve("run.json"), "{\"rows\": 1}");
    assertThatExceptionOfType(BenchException.class)
        .isThrownBy(() -> RunFile.read(file))
        .withMessageEndingWith("run.json holds no run");
    assertThatExceptionOfType(BenchException.class)
        .isThrownBy(() -> RunFile.read(folder.resolve("none.json")))
        .withMessageEndingWith("none.json cannot be read");
  }

  @Test
  void machine_ofThisProcess_isDescribedWithoutSayingWhose() {
    Machine machine = Machines.here();
    assertThat(machine.cores()).isPositive();
    assertThat(machine.memoryBytes()).isPositive();
    assertThat(machine.java()).contains(System.getProperty("java.version"));
    assertThat(machine.toString())
        .doesNotContain(System.getProperty("user.home"), System.getProperty("user.dir"));
  }
}
