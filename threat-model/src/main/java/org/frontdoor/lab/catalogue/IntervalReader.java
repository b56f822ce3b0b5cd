package org.frontdoor.lab.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads where a figure is expected: {@code never}, {@code {eq: 1}}, {@code {min: 1}}, {@code {max:
 * 1}} or {@code {between: [0, 1]}}.
 */
final class IntervalReader {

  private static final Set<String> FIELDS = new TreeSet<>(Set.of("eq", "min", "max", "between"));
  private static final String REMEDY =
      "write never, {eq: x}, {min: x}, {max: x} or {between: [x, y]}";

  private IntervalReader() {}

  static Interval interval(YamlField field) throws CatalogueException {
    if (field.isScalar()) {
      if (field.text().equals("never")) {
        return new Interval.Never();
      }
      throw field.wrong("is not an interval", REMEDY);
    }
    SequencedMap<String, YamlField> inside = field.fields(FIELDS);
    if (inside.size() != 1) {
      throw field.wrong("is not one interval", REMEDY);
    }
    Map.Entry<String, YamlField> one = inside.firstEntry();
    return switch (one.getKey()) {
      case "eq" -> Interval.eq(one.getValue().number());
      case "min" -> range(Optional.of(one.getValue().number()), Optional.empty());
      case "max" -> range(Optional.empty(), Optional.of(one.getValue().number()));
      default -> between(one.getValue());
    };
  }

  private static Interval between(YamlField field) throws CatalogueException {
    List<YamlField> ends = field.elements();
    if (ends.size() != 2) {
      throw field.wrong("is not two numbers", REMEDY);
    }
    BigDecimal min = ends.getFirst().number();
    BigDecimal max = ends.getLast().number();
    if (min.compareTo(max) > 0) {
      throw field.wrong("ends before it begins", "write the smaller number first");
    }
    return range(Optional.of(min), Optional.of(max));
  }

  private static Interval range(Optional<BigDecimal> min, Optional<BigDecimal> max) {
    return new Interval.Range(min, max);
  }
}
