package org.frontdoor.benchmarks.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.frontdoor.benchmarks.Chart.Point;
import org.frontdoor.benchmarks.outage.FolderWatch.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {

  @TempDir private Path folder;

  @Test
  void written_filesGrowAndGo_isTheSumOfTheirLargestSizes() throws IOException {
    FolderWatch watch = new FolderWatch(folder);
    Files.write(folder.resolve("1.log"), new byte[10]);
    watch.look(0);
    Written before = watch.written();
    Files.write(folder.resolve("1.log"), new byte[30]);
    Files.write(folder.resolve("2.sst"), new byte[20]);
    watch.look(1);
    Files.delete(folder.resolve("1.log"));
    Files.delete(folder.resolve("2.sst"));
    Files.write(folder.resolve("3.log"), new byte[5]);
    Files.write(folder.resolve("4.sst"), new byte[7]);
    watch.look(2);

    assertThat(watch.written().since(before)).isEqualTo(new Written(25, 27));
    assertThat(watch.sizes()).containsExactly(new Point(0, 10), new Point(1, 50), new Point(2, 12));
    assertThat(watch.size()).isEqualTo(12);
  }

  @Test
  void written_folderThatIsNotThere_isNothing() {
    FolderWatch watch = new FolderWatch(folder.resolve("none"));
    watch.look(0);

    assertThat(watch.written()).isEqualTo(new Written(0, 0));
    assertThat(watch.size()).isZero();
  }
}
