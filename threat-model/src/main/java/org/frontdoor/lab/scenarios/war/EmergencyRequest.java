package org.frontdoor.lab.scenarios.war;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * An emergency request in the agency's name.
 *
 * @param number which, among all of them
 * @param fake whether the agency knows nothing of it
 * @param late whether it is right and nobody confirms it in time all the same
 */
record EmergencyRequest(int number, boolean fake, boolean late) {

  /**
   * Draws a sample in which the shares are those of the whole.
   *
   * @param total how many requests there are
   * @param fakePercent how many in a hundred are forged
   * @param latePercent how many in a hundred of the others are confirmed too late
   * @param sample how many to draw
   */
  static List<EmergencyRequest> sample(
      int total, int fakePercent, int latePercent, int sample, RandomGenerator random) {
    List<Integer> numbers = new ArrayList<>();
    for (int number = 0; number < total; number++) {
      numbers.add(number);
    }
    Collections.shuffle(numbers, Random.from(random));
    int fakes = Math.round(sample * fakePercent / 100f);
    int late = Math.round((sample - fakes) * latePercent / 100f);
    List<EmergencyRequest> drawn = new ArrayList<>();
    for (int i = 0; i < sample; i++) {
      drawn.add(new EmergencyRequest(numbers.get(i), i < fakes, i >= fakes && i < fakes + late));
    }
    Collections.shuffle(drawn, Random.from(random));
    return drawn;
  }
}
