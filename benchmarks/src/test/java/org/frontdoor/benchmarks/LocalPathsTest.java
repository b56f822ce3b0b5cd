package org.frontdoor.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocalPathsTest {

  @Test
  void path_ofThisMachine_isShortenedToItsLastPart() {
    assertThat(LocalPaths.without("cannot read /home/someone/bench/spool.db: busy"))
        .isEqualTo("cannot read spool.db: busy");
    assertThat(LocalPaths.without("(C:\\Users\\someone\\spool)")).isEqualTo("(spool)");
  }

  @Test
  void text_withoutPaths_staysAsItIs() {
    String text = "410,000 records/s at 1/2 of L; see https://example.org/a/b and docs/a/b.md";
    assertThat(LocalPaths.without(text)).isEqualTo(text);
  }
}
