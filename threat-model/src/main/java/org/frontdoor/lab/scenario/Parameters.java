package org.frontdoor.lab.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Figures and words of a run, from the catalogue. Every method throws {@link
 * IllegalArgumentException} for a name that the catalogue does not have or a value of another kind,
 * and names both.
 */
public final class Parameters {

  private final Map<String, Object> values;
  private final Set<String> read = ConcurrentHashMap.newKeySet();

  /**
   * Parameters of a run.
   *
   * @param values each a {@link Long}, a {@link BigDecimal}, a {@link Boolean} or a {@link String}
   */
  public Parameters(Map<String, Object> values) {
    this.values = Map.copyOf(values);
  }

  /** A whole number. */
  public int integer(String name) {
    if (value(name) instanceof Long number && number.intValue() == number) {
      return number.intValue();
    }
    throw wrong(name, "a whole number");
  }

  /** Any number. */
  public BigDecimal decimal(String name) {
    Object value = value(name);
    if (value instanceof BigDecimal number) {
      return number;
    }
    if (value instanceof Long number) {
      return BigDecimal.valueOf(number);
    }
    throw wrong(name, "a number");
  }

  /** Words. */
  public String text(String name) {
    if (value(name) instanceof String text) {
      return text;
    }
    throw wrong(name, "a text");
  }

  /** Yes or no. */
  public boolean flag(String name) {
    if (value(name) instanceof Boolean flag) {
      return flag;
    }
    throw wrong(name, "true or false");
  }

  /** A span of time, as in ISO 8601: {@code PT30S}, {@code P1D}. */
  public Duration duration(String name) {
    try {
      return Duration.parse(text(name));
    } catch (DateTimeParseException e) {
      throw wrong(name, "a span of time such as PT30S");
    }
  }

  /** What nobody has asked for yet. */
  public Set<String> unread() {
    Set<String> left = new HashSet<>(values.keySet());
    left.removeAll(read);
    return new TreeSet<>(left);
  }

  private Object value(String name) {
    @Nullable Object value = values.get(name);
    if (value == null) {
      throw wrong(name, "there");
    }
    read.add(name);
    return value;
  }

  private static IllegalArgumentException wrong(String name, String kind) {
    return new IllegalArgumentException("the catalogue's parameter " + name + " is not " + kind);
  }
}
