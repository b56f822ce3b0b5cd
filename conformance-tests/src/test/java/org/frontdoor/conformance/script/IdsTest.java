package org.frontdoor.conformance.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdsTest {

  @Test
  void sameSeedRunAndPurpose_giveTheSameAgain() {
    assertThat(new Ids(1, "run", "ACT-01").uuid()).isEqualTo(new Ids(1, "run", "ACT-01").uuid());
  }

  @ParameterizedTest
  @CsvSource({"2,run,ACT-01", "1,other,ACT-01", "1,run,ACT-02"})
  void anotherSeedRunOrPurpose_givesOthers(long seed, String run, String purpose) {
    assertThat(new Ids(seed, run, purpose).uuid()).isNotEqualTo(new Ids(1, "run", "ACT-01").uuid());
  }

  @Test
  void uuid_isCanonicalAndRandom() {
    Ids ids = new Ids(1, "run", "ACT-01");
    Set<String> seen = new HashSet<>();

    for (int i = 0; i < 1000; i++) {
      String uuid = ids.uuid();
      assertThat(uuid)
          .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
      assertThat(seen.add(uuid)).isTrue();
    }
  }

  @Test
  void liid_hasTheFormOfOne() {
    assertThat(new Ids(1, "run", "ACT-01").liid()).matches("[A-Za-z0-9][A-Za-z0-9._-]{0,24}");
  }
}
