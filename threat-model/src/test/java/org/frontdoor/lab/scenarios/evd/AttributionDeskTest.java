package org.frontdoor.lab.scenarios.evd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AttributionDeskTest {

  private static final String ADDRESS = "198.51.100.7";
  private static final int PORT = 1100;
  private static final LeaseTable TABLE =
      new LeaseTable(
          Map.of(
              new PortBlock(ADDRESS, 1024),
              List.of(
                  new Lease("lab-a", at("10:00:00"), at("12:00:00")),
                  new Lease("lab-b", at("12:00:00"), at("14:00:00")))));

  private static Instant at(String time) {
    return Instant.parse("2026-01-05T" + time + "Z");
  }

  private static AttributionRequest request(String time, String uncertainty) {
    return new AttributionRequest(ADDRESS, PORT, "2026-01-05T" + time, Duration.parse(uncertainty));
  }

  @ParameterizedTest
  @CsvSource({"11:59:59Z, lab-a", "12:00:00Z, lab-b", "11:00, lab-a", "13:59:59.999Z, lab-b"})
  void trusting_timeInsideLease_namesItsSubscriber(String time, String name) {
    assertThat(AttributionDesk.trusting().answer(request(time, "PT1H"), TABLE))
        .isEqualTo(new Attribution.Named(name));
  }

  @ParameterizedTest
  @CsvSource({"11:59:58Z, PT1S", "12:00:01Z, PT1S", "10:30:00Z, PT30M"})
  void careful_noBoundaryWithinUncertainty_names(String time, String uncertainty) {
    assertThat(AttributionDesk.careful().answer(request(time, uncertainty), TABLE))
        .isInstanceOf(Attribution.Named.class);
  }

  @ParameterizedTest
  @CsvSource({"11:59:59Z, PT1S", "12:00:00Z, PT1S", "10:29:59Z, PT30M", "13:00:00Z, PT1H"})
  void careful_boundaryWithinUncertainty_refuses(String time, String uncertainty) {
    assertThat(AttributionDesk.careful().answer(request(time, uncertainty), TABLE))
        .isInstanceOf(Attribution.BoundaryWithinUncertainty.class);
  }

  @ParameterizedTest
  @CsvSource({"11:00:00", "11:00:00+01:00", "11:00:00z", "noon Z"})
  void careful_timeThatIsNotUtc_isNotOneInstant(String time) {
    assertThat(AttributionDesk.careful().answer(request(time, "PT0S"), TABLE))
        .isInstanceOf(Attribution.NotOneInstant.class);
  }

  @Test
  void desks_timeWithoutLease_findNobody() {
    assertThat(AttributionDesk.trusting().answer(request("14:00:00Z", "PT0S"), TABLE))
        .isInstanceOf(Attribution.Nobody.class);
    assertThat(AttributionDesk.careful().answer(request("09:59:59Z", "PT0S"), TABLE))
        .isInstanceOf(Attribution.Nobody.class);
  }
}
