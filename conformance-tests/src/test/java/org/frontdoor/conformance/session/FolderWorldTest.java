package org.frontdoor.conformance.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.conformance.wire.World;
import org.junit.jupiter.api.Test;

final class FolderWorldTest {

  private Path used = Path.of("");

  @Test
  void worldThatIsClosed_takesItsFolderAlong() throws IOException {
    try (World world = FolderWorld.open(folder -> new Writer(folder, false))) {
      assertThat(world.perform(new Stimulus.Now())).isEqualTo(new Observation.Done());
      assertThat(used.resolve("case-1").resolve("records")).exists();
    }

    assertThat(used).doesNotExist();
  }

  @Test
  void worldThatCannotBeClosed_leavesNoFolder() throws IOException {
    World world = FolderWorld.open(folder -> new Writer(folder, true));
    var unused = world.perform(new Stimulus.Now());

    assertThatThrownBy(world::close).hasMessage("still busy");
    assertThat(used).doesNotExist();
  }

  @Test
  void worldThatCannotBeOpened_leavesNoFolder() {
    assertThatThrownBy(
            () ->
                FolderWorld.open(
                    folder -> {
                      used = folder;
                      throw new UncheckedIOException(new IOException("the address is taken"));
                    }))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(used.toString()).isNotEmpty();
    assertThat(used).doesNotExist();
  }

  /** Leaves a file in the folder of a case. */
  private final class Writer implements World {

    private final Path folder;
    private final boolean busy;

    Writer(Path folder, boolean busy) {
      this.folder = folder;
      this.busy = busy;
      used = folder;
    }

    @Override
    public Observation perform(Stimulus stimulus) {
      try {
        Path file = Files.createDirectories(folder.resolve("case-1")).resolve("records");
        Files.writeString(file, "records");
        return new Observation.Done();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void reset() {}

    @Override
    public void close() {
      if (busy) {
        throw new IllegalStateException("still busy");
      }
    }
  }
}
