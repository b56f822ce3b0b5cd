package org.frontdoor.lab.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import org.junit.jupiter.api.Test;

final class LooseTimesTest {

  private static final ZoneRules BRUSSELS = ZoneId.of("Europe/Brussels").getRules();

  @Test
  void read_hourThatComesTwice_isTheFirst() throws Exception {
    assertThat(LooseTimes.read(sent("2026-10-25T02:10:00"), BRUSSELS))
        .isEqualTo(Instant.parse("2026-10-25T00:10:00Z"));
  }

  @Test
  void read_hourThatComesOnce_isTheReadersOwn() throws Exception {
    assertThat(LooseTimes.read(sent("2026-10-25T03:10:00"), BRUSSELS))
        .isEqualTo(Instant.parse("2026-10-25T02:10:00Z"));
    assertThat(LooseTimes.read(sent("2026-10-25T03:10:00"), ZoneOffset.UTC.getRules()))
        .isEqualTo(Instant.parse("2026-10-25T03:10:00Z"));
  }

  @Test
  void read_utc_isTheSameEverywhere() throws Exception {
    assertThat(LooseTimes.read(sent("2026-10-25T02:10:00Z"), BRUSSELS))
        .isEqualTo(Instant.parse("2026-10-25T02:10:00Z"));
  }

  @Test
  void read_textThatIsNoTime_isRefused() {
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> LooseTimes.read(sent("tonight"), BRUSSELS));
  }

  /** As it comes out of the parser that naive readers have. */
  private static Timestamp sent(String text) throws Exception {
    return Timestamp.parseFrom(LooseTimes.write(text).toByteString());
  }
}
