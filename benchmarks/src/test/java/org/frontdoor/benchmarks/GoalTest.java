package org.frontdoor.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTest {

  @Test
  void goal_atLeast_isMetFromItsBoundUpwards() {
    assertThat(Goal.atLeast("share", "×", 0.3, 0.3).met()).isTrue();
    assertThat(Goal.atLeast("share", "×", 0.2999, 0.3).met()).isFalse();
  }

  @Test
  void goal_atMost_isMetFromItsBoundDownwards() {
    assertThat(Goal.atMost("p99", "ms", 50, 50).met()).isTrue();
    assertThat(Goal.atMost("p99", "ms", 50.1, 50).met()).isFalse();
  }

  @Test
  void aim_ofAGoal_comparesTheSameValueWithAnotherBound() {
    Goal aim = Goal.atLeast("share", "×", 0.4, 0.3).aimingAt(0.5);
    assertThat(aim).isEqualTo(new Goal("share", "×", 0.4, 0.5, true, true));
    assertThat(aim.met()).isFalse();
  }

  @Test
  void ratio_toNothing_isRefusedRatherThanShown() {
    assertThatIllegalArgumentException().isThrownBy(() -> Goal.atLeast("share", "×", 1.0 / 0, 0.3));
    assertThatIllegalArgumentException().isThrownBy(() -> Figure.of("rate", "", Double.NaN));
  }

  @Test
  void figure_ofSeveralSamples_isTheirMedian() {
    assertThat(Figure.median("rate", "", List.of(9.0, 1.0, 5.0)).value()).isEqualTo(5);
    assertThat(Figure.median("rate", "", List.of(4.0, 1.0)).value()).isEqualTo(2.5);
    assertThatIllegalArgumentException().isThrownBy(() -> Figure.median("rate", "", List.of()));
  }
}
