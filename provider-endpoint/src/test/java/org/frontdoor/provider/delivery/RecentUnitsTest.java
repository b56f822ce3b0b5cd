package org.frontdoor.provider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdoor.provider.delivery.DeliverySamples.batch;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RecentUnitsTest {

  private final RecentUnits recent = new RecentUnits(10_000);

  @Test
  void units_areHandedOut_fromAPositionOn_again() {
    recent.add(List.of(unit(7), unit(8)));
    recent.add(List.of(unit(9)));
    assertThat(positions(8, 10_000)).containsExactly(8L, 9L);
    assertThat(positions(8, 10_000)).containsExactly(8L, 9L);
  }

  @Test
  void unitsBeforeThePositionAskedFor_areForgotten() {
    recent.add(List.of(unit(7), unit(8)));
    assertThat(positions(8, 10_000)).containsExactly(8L);
    assertThat(positions(7, 10_000)).isEmpty();
  }

  @Test
  void positionThatIsNotHere_givesNothing_ratherThanWhatFollows() {
    recent.add(List.of(unit(7)));
    assertThat(positions(6, 10_000)).isEmpty();
    assertThat(positions(8, 10_000)).isEmpty();
  }

  @Test
  void hole_isNeverHandedOut() {
    recent.add(List.of(unit(7)));
    recent.add(List.of(unit(9)));
    assertThat(positions(7, 10_000)).isEmpty();
    recent.add(List.of(unit(10)));
    assertThat(positions(10, 10_000)).containsExactly(10L);
  }

  @Test
  void answer_keepsToItsBound_butForOneUnit() {
    recent.add(List.of(unit(1), unit(2), unit(3)));
    assertThat(positions(1, 1)).containsExactly(1L);
    assertThat(positions(1, unit(1).bytes() + unit(2).bytes())).containsExactly(1L, 2L);
  }

  @Test
  void bound_dropsTheOldest() {
    for (int i = 1; i <= 20; i++) {
      recent.add(List.of(unit(i)));
    }
    assertThat(positions(1, 100_000)).isEmpty();
    assertThat(positions(20, 100_000)).containsExactly(20L);
  }

  @Test
  void cleared_holdsNothing() {
    recent.add(List.of(unit(1)));
    recent.clear();
    assertThat(positions(1, 10_000)).isEmpty();
  }

  private List<Long> positions(long from, int most) {
    return recent.from(from, most).stream().map(SpooledUnit::position).toList();
  }

  private static SpooledUnit unit(long position) {
    return batch("LIID", position, position - 1, 1, 1_000);
  }
}
