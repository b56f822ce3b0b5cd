package org.frontdoor.provider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DeliverySettingsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void defaults_areThoseOfTheStandard() {
    assertThat(DeliverySettings.DEFAULT.keepaliveIdle()).isEqualTo(Duration.ofMinutes(2));
    assertThat(DeliverySettings.DEFAULT.keepaliveAnswer()).isEqualTo(Duration.ofSeconds(30));
    assertThat(DeliverySettings.DEFAULT.keepaliveTimeout()).isEqualTo(MINUTE);
  }

  @Test
  void time3_notAboveTime2_isRefused() {
    assertThatThrownBy(() -> new DeliverySettings(1 << 20, MINUTE, SECOND, SECOND, SECOND, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TIME3");
  }

  @Test
  void windowOutsideItsBounds_isRefused() {
    for (int window : new int[] {(64 << 10) - 1, (64 << 20) + 1}) {
      assertThatThrownBy(() -> new DeliverySettings(window, MINUTE, SECOND, MINUTE, SECOND, 1))
          .hasMessageContaining("windowBytes");
    }
  }

  @Test
  void intervalsOfNothing_areRefused() {
    Duration zero = Duration.ZERO;
    assertThatThrownBy(() -> new DeliverySettings(1 << 20, zero, SECOND, MINUTE, SECOND, 1))
        .hasMessageContaining("keepaliveIdle");
    assertThatThrownBy(() -> new DeliverySettings(1 << 20, SECOND, zero, MINUTE, SECOND, 1))
        .hasMessageContaining("keepaliveAnswer");
    assertThatThrownBy(() -> new DeliverySettings(1 << 20, SECOND, SECOND, MINUTE, zero, 1))
        .hasMessageContaining("checkpointInterval");
    assertThatThrownBy(() -> new DeliverySettings(1 << 20, SECOND, SECOND, MINUTE, SECOND, 0))
        .hasMessageContaining("checkpointUnits");
  }
}
