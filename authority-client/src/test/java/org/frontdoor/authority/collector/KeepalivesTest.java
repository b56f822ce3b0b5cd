package org.frontdoor.authority.collector;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdoor.authority.collector.Keepalives.Due;
import org.frontdoor.hi2.v1.StreamOptions;
import org.junit.jupiter.api.Test;

final class KeepalivesTest {

  private static final long MILLI = 1_000_000;

  private final Keepalives keepalives =
      new Keepalives(
          StreamOptions.newBuilder()
              .setKeepaliveIdleMillis(100)
              .setKeepaliveTimeoutMillis(50)
              .build(),
          0);

  @Test
  void silence_longerThanTheIdleTime_asks() {
    assertThat(keepalives.due(100 * MILLI)).isEqualTo(Due.NOTHING);
    assertThat(keepalives.due(101 * MILLI)).isEqualTo(Due.ASK);
  }

  @Test
  void data_restartsTheIdleTime() {
    keepalives.heard(60 * MILLI);

    assertThat(keepalives.due(101 * MILLI)).isEqualTo(Due.NOTHING);
  }

  @Test
  void request_unanswered_givesUp() {
    assertThat(keepalives.ask(200 * MILLI)).isZero();

    assertThat(keepalives.due(250 * MILLI)).isEqualTo(Due.NOTHING);
    assertThat(keepalives.due(251 * MILLI)).isEqualTo(Due.GIVE_UP);
  }

  @Test
  void request_unansweredWhileDataFlows_givesUpAllTheSame() {
    keepalives.ask(200 * MILLI);
    keepalives.heard(249 * MILLI);

    assertThat(keepalives.due(251 * MILLI)).isEqualTo(Due.GIVE_UP);
  }

  @Test
  void request_answered_asksAgainWithTheNextNumber() {
    keepalives.ask(200 * MILLI);

    assertThat(keepalives.answered(0)).isEmpty();
    assertThat(keepalives.ask(400 * MILLI)).isEqualTo(1);
  }

  @Test
  void answer_thatWasNotAskedFor_isRefused() {
    assertThat(keepalives.answered(0)).isPresent();
    keepalives.ask(200 * MILLI);
    assertThat(keepalives.answered(1)).isPresent();
    assertThat(keepalives.answered(0)).isEmpty();
    assertThat(keepalives.answered(0)).isPresent();
  }

  @Test
  void requests_ofTheOtherSide_countFromZeroOneByOne() {
    assertThat(keepalives.asked(0)).isEmpty();
    assertThat(keepalives.asked(1)).isEmpty();
    assertThat(keepalives.asked(1)).isPresent();
    assertThat(keepalives.asked(7)).isPresent();
  }
}
