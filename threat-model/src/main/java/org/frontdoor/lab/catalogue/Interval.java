package org.frontdoor.lab.catalogue;

import java.math.BigDecimal;
import java.util.Optional;
import org.frontdoor.lab.scenario.Metric;

/** Where a figure is expected to lie. */
public sealed interface Interval {

  /** Whether a figure lies there. */
  boolean contains(Metric metric);

  /** In words, such as {@code between 0.2 and 0.3}. */
  String words();

  /**
   * Between two values, which belong to it.
   *
   * @param min the least, if there is one
   * @param max the greatest, if there is one
   */
  record Range(Optional<BigDecimal> min, Optional<BigDecimal> max) implements Interval {

    @Override
    public boolean contains(Metric metric) {
      return metric.value().map(this::contains).orElse(false);
    }

    private boolean contains(BigDecimal value) {
      return min.map(least -> value.compareTo(least) >= 0).orElse(true)
          && max.map(greatest -> value.compareTo(greatest) <= 0).orElse(true);
    }

    @Override
    public String words() {
      if (min.isPresent() && max.isPresent()) {
        return min.get().compareTo(max.get()) == 0
            ? min.get().toPlainString()
            : "between " + min.get().toPlainString() + " and " + max.get().toPlainString();
      }
      return min.map(least -> "at least " + least.toPlainString())
          .or(() -> max.map(greatest -> "at most " + greatest.toPlainString()))
          .orElse("anything within the run");
    }
  }

  /** It is not to happen within the run. */
  record Never() implements Interval {

    @Override
    public boolean contains(Metric metric) {
      return metric instanceof Metric.Never;
    }

    @Override
    public String words() {
      return "not within the run";
    }
  }

  /** Just this value. */
  static Interval eq(BigDecimal value) {
    return new Range(Optional.of(value), Optional.of(value));
  }
}
