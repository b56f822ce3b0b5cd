package org.frontdoor.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;

/**
 * The accounts of a provider. Names are of one length however many there are, so that an event
 * takes as many bytes among a thousand accounts as among a million.
 *
 * @param size how many accounts there are, at most ten million
 */
public record Population(int size) {

  private static final int FIRST_NUMBER = 10_000_000;

  /** Refuses what has no name. */
  public Population {
    if (size < 1 || size > FIRST_NUMBER) {
      throw new IllegalArgumentException("size lies between 1 and " + FIRST_NUMBER);
    }
  }

  /** The name of an account, by its number from 0. */
  public static String account(int number) {
    return "u" + (FIRST_NUMBER + number);
  }

  /** Names of accounts, in the order of their numbers. */
  public static List<String> accounts(int from, int before) {
    List<String> names = new ArrayList<>(before - from);
    for (int number = from; number < before; number++) {
      names.add(account(number));
    }
    return names;
  }

  /**
   * Accounts at even distances from each other.
   *
   * @param count how many, at most as many as there are
   */
  public List<String> spread(int count) {
    List<String> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      names.add(account((int) ((long) i * size / count)));
    }
    return names;
  }
}
